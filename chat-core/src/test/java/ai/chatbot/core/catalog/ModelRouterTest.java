package ai.chatbot.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.ARequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelRouterTest {
  private static final ModelCatalog CATALOG = ModelCatalog.standard();
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
  private static final Set<ModelId> BOTH = Set.of(new ModelId("a"), new ModelId("b"));

  /** Whom a request is answered by, and why: every rule of the router in one table. */
  @ParameterizedTest
  @CsvFileSource(resources = "routes.csv", delimiter = '|', useHeadersInDisplayName = true)
  void everyPurposeChoiceRegionAndDayHasItsRoute(
      Purpose purpose,
      String choice,
      String region,
      boolean global,
      LocalDate day,
      String calledBy,
      String reason) {
    Routing routing =
        new ModelRouter(CATALOG, new Reach(region, global)).route(purpose, pick(choice), day);

    assertThat(told(routing)).isEqualTo(calledBy + " " + reason);
  }

  @Test
  void behindTheFirstChoiceComesALadderToFallBackOn() {
    assertThat(ladder("claude-sonnet", Reach.from("us-east-1").everywhere(), TODAY))
        .containsExactly(
            "us.anthropic.claude-sonnet-5-5 NEWEST",
            "global.anthropic.claude-sonnet-5-5 OTHER_PROFILE",
            "us.anthropic.claude-sonnet-5 OTHER_MODEL",
            "global.anthropic.claude-sonnet-5 OTHER_MODEL",
            "us.anthropic.claude-sonnet-4-6 OTHER_MODEL",
            "global.anthropic.claude-sonnet-4-6 OTHER_MODEL",
            "us.anthropic.claude-sonnet-4-5-20250929-v1:0 OTHER_MODEL",
            "global.anthropic.claude-sonnet-4-5-20250929-v1:0 OTHER_MODEL");
  }

  @Test
  void theLadderLeadsFromAFamilyToWhatTakesItsPlace() {
    assertThat(ladder("nova-pro", Reach.from("us-east-1"), TODAY))
        .containsExactly(
            "us.amazon.nova-pro-v1:0 NEWEST",
            "amazon.nova-pro-v1:0 OTHER_PROFILE",
            "us.amazon.nova-2-lite-v1:0 OTHER_MODEL");
  }

  @Test
  void successorsComeBeforeTheRestOfTheFamilyAndAreFollowedToTheirEnd() {
    assertThat(line("a", "a.3", "a.2", "b.1", "b.2")).containsExactly("a.3", "b.1", "b.2", "a.2");
    assertThat(line("a.2", "a.3", "a.2", "b.1", "b.2")).containsExactly("a.2", "a.3", "b.1", "b.2");
    assertThat(line("a.3", "a.3", "a.2", "b.1", "b.2")).containsExactly("a.3", "b.1", "b.2", "a.2");
  }

  @Test
  void whatHasEndedIsAnsweredByItsOwnSuccessor() {
    assertThat(line("a.1", "a.2", "a.3")).containsExactly("a.2", "a.3");
    assertThat(line("a.3", "b.1", "a.2")).containsExactly("b.1", "a.2");
  }

  @Test
  void aFamilyThatHasEndedIsAnsweredByWhatTakesItsPlace() {
    Routing routing = chain("b.2").route(Purpose.CHAT, new Pick("a", BOTH), TODAY);

    assertThat(told(routing)).isEqualTo("us.b.2 SUCCESSOR");
    assertThat(routing.first()).map(Route::model).contains(new ModelId("b"));
  }

  @Test
  void whereTheFamiliesOfTitlesAndDocumentsCannotBeCalledThePersonsAnswersThem() {
    ModelRouter router = new ModelRouter(CATALOG, Reach.from("sa-east-1"));

    assertThat(router.route(Purpose.DOCUMENT, pick("nova-pro"), TODAY).first())
        .hasValueSatisfying(
            route -> {
              assertThat(route.inferenceId()).isEqualTo("amazon.nova-pro-v1:0");
              assertThat(route.effort()).isEqualTo(Effort.OFF);
            });
    assertThat(router.route(Purpose.DOCUMENT, pick("claude-sonnet"), TODAY))
        .isEqualTo(new Routing.Nowhere(Routing.Reason.OUT_OF_REACH));
  }

  @Test
  void whoThinksForThePersonWritesDocumentsWithoutThought() {
    ModelCatalog catalog =
        new ModelCatalog(CATALOG.models(), ModelCatalog.NOVA_LITE, ModelCatalog.NOVA_PRO);
    ModelRouter router = new ModelRouter(catalog, Reach.from("ap-southeast-2"));
    LocalDate beforeNova = LocalDate.parse("2024-11-10");
    ModelRouter early = new ModelRouter(catalog, Reach.from("us-east-1"));

    assertThat(router.route(Purpose.DOCUMENT, pick("claude-sonnet"), TODAY).first())
        .map(Route::model)
        .contains(ModelCatalog.NOVA_PRO);
    assertThat(early.route(Purpose.DOCUMENT, pick("claude-sonnet"), beforeNova).first())
        .hasValueSatisfying(
            route -> {
              assertThat(route.model()).isEqualTo(ModelCatalog.CLAUDE_SONNET);
              assertThat(route.effort()).isEqualTo(Effort.OFF);
            });
  }

  @Test
  void theLadderKeepsToThePlan() {
    Pick novaProAlone = new Pick("nova-pro", Set.of(ModelCatalog.NOVA_PRO));

    assertThat(rungs(new ModelRouter(CATALOG, Reach.from("us-east-1")), novaProAlone, TODAY))
        .extracting(Route::model)
        .containsExactly(ModelCatalog.NOVA_PRO, ModelCatalog.NOVA_PRO);
  }

  @Test
  void everyRungSaysWhichFamilyAnswers() {
    assertThat(rungs(new ModelRouter(CATALOG, Reach.from("us-east-1")), pick("nova-pro"), TODAY))
        .extracting(Route::model)
        .containsExactly(ModelCatalog.NOVA_PRO, ModelCatalog.NOVA_PRO, ModelCatalog.NOVA_LITE);
  }

  @Test
  void aGenerationThatWasNamedIsFollowedByItsFamily() {
    assertThat(
            ladder("eu.anthropic.claude-haiku-4-5-20251001-v1:0", Reach.from("eu-west-1"), TODAY))
        .containsExactly(
            "eu.anthropic.claude-haiku-4-5-20251001-v1:0 NAMED",
            "eu.anthropic.claude-haiku-5-5 OTHER_MODEL");
  }

  @Test
  void theVeryIdThatWasNamedIsTriedFirst() {
    assertThat(ladder("amazon.nova-lite-v1:0", Reach.from("us-east-1"), TODAY))
        .startsWith("amazon.nova-lite-v1:0 NAMED", "us.amazon.nova-lite-v1:0 OTHER_PROFILE");
    assertThat(ladder("us.amazon.nova-lite-v1:0", Reach.from("us-east-1"), TODAY))
        .startsWith("us.amazon.nova-lite-v1:0 NAMED", "amazon.nova-lite-v1:0 OTHER_PROFILE");
  }

  @Test
  void aPersonIsNotAnsweredByWhatTheirPlanLeavesOut() {
    ModelRouter router = new ModelRouter(CATALOG, Reach.from("us-east-1"));
    Pick sonnet = new Pick("claude-sonnet", Set.of(ModelCatalog.CLAUDE_HAIKU));

    assertThat(router.route(Purpose.CHAT, sonnet, TODAY))
        .isEqualTo(new Routing.Nowhere(Routing.Reason.NOT_INCLUDED));
    assertThat(router.route(Purpose.TITLE, sonnet, TODAY).first()).isPresent();
    assertThat(router.route(Purpose.DOCUMENT, sonnet, TODAY).first()).isPresent();
  }

  @Test
  void aPersonIsAnsweredWithThoughtAndTitlesAndDocumentsWithout() {
    ModelRouter router = new ModelRouter(CATALOG, Reach.from("us-east-1"));

    assertThat(router.route(Purpose.CHAT, pick("claude-sonnet"), TODAY).first())
        .map(Route::effort)
        .contains(Effort.MEDIUM);
    assertThat(router.route(Purpose.TITLE, pick("claude-sonnet"), TODAY).first())
        .map(Route::effort)
        .contains(Effort.OFF);
    assertThat(router.route(Purpose.DOCUMENT, pick("claude-sonnet"), TODAY).first())
        .map(Route::effort)
        .contains(Effort.OFF);
  }

  @Test
  void theDayIsCountedInUtc() {
    ModelRouter router = new ModelRouter(CATALOG, Reach.from("us-east-1"));

    assertThat(at(router, "2026-10-06T23:59:59Z")).isEqualTo("Claude Haiku 4.5");
    assertThat(at(router, "2026-10-07T00:00:00Z")).isEqualTo("Claude Haiku 5.5");
  }

  @Test
  void aFamilyOfLaterIsAnsweredOnceItIsThere() {
    Generation announced =
        ARequest.generation("Next", "amazon.next", Lifecycle.since("2027-01-01"), ARequest.PLAIN);
    ModelId next = new ModelId("next");
    ModelCatalog catalog =
        new ModelCatalog(
            List.of(new Model(next, "Next", "Amazon", "", Effort.OFF, List.of(announced))),
            next,
            next);
    ModelRouter router = new ModelRouter(catalog, Reach.from("us-east-1"));
    Pick pick = new Pick("next", Set.of(next));

    assertThat(router.route(Purpose.CHAT, pick, LocalDate.parse("2026-12-31")))
        .isEqualTo(new Routing.Nowhere(Routing.Reason.NONE_ALIVE));
    assertThat(router.route(Purpose.CHAT, pick, LocalDate.parse("2027-01-01")).first()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-east-1", "eu-west-1", "ap-east-1", "us-gov-west-1", "sa-east-1", "?"})
  void aBareAnthropicIdIsNeverARoute(String region) {
    ModelRouter router = new ModelRouter(CATALOG, Reach.from(region).everywhere());

    List<Route> routes =
        Arrays.stream(Purpose.values())
            .flatMap(
                purpose ->
                    CATALOG.ids().stream()
                        .flatMap(
                            family ->
                                router
                                    .route(purpose, pick(family.value()), TODAY)
                                    .first()
                                    .stream()))
            .toList();
    assertThat(routes)
        .isNotEmpty()
        .extracting(Route::inferenceId)
        .noneMatch(id -> id.startsWith("anthropic."));
  }

  /** The ids of those that answer for that name where those alone are alive. */
  private static List<String> line(String name, String... living) {
    return rungs(chain(living), new Pick(name, BOTH), TODAY).stream()
        .map(route -> route.generation().baseId())
        .toList();
  }

  /**
   * Family a: a.1, then a.2, then a.3; what takes the place of a.3 is b.1, then b.2 of family b.
   */
  private static ModelRouter chain(String... living) {
    List<String> alive = List.of(living);
    Model a =
        new Model(
            new ModelId("a"),
            "A",
            "Us",
            "",
            Effort.OFF,
            List.of(
                link("a.1", 1, "a.2", alive),
                link("a.2", 2, "a.3", alive),
                link("a.3", 3, "b.1", alive)));
    Model b =
        new Model(
            new ModelId("b"),
            "B",
            "Us",
            "",
            Effort.OFF,
            List.of(link("b.1", 4, "b.2", alive), link("b.2", 5, null, alive)));
    return new ModelRouter(
        new ModelCatalog(List.of(a, b), a.id(), a.id()), Reach.from("us-east-1"));
  }

  private static Generation link(
      String id, int month, @Nullable String successor, List<String> alive) {
    LocalDate launch = LocalDate.of(2026, month, 1);
    LocalDate end = alive.contains(id) ? null : launch.plusDays(1);
    return new Generation(
        id,
        id,
        new Lifecycle(launch, null, end),
        Set.of(Geography.US),
        ARequest.PLAIN,
        Optional.ofNullable(successor),
        List.of());
  }

  private static String at(ModelRouter router, String moment) {
    Optional<Route> route =
        router.route(Purpose.CHAT, pick("claude-haiku"), Instant.parse(moment)).first();
    return route.orElseThrow().generation().name();
  }

  private static String told(Routing routing) {
    return switch (routing) {
      case Routing.Ladder ladder -> told(ladder.rungs().getFirst());
      case Routing.Nowhere(Routing.Reason reason) -> "- " + reason;
    };
  }

  private static String told(Route route) {
    return route.inferenceId() + " " + route.reason();
  }

  private static List<String> ladder(String choice, Reach reach, LocalDate day) {
    return rungs(new ModelRouter(CATALOG, reach), pick(choice), day).stream()
        .map(ModelRouterTest::told)
        .toList();
  }

  private static List<Route> rungs(ModelRouter router, Pick pick, LocalDate day) {
    return switch (router.route(Purpose.CHAT, pick, day)) {
      case Routing.Ladder(List<Route> rungs) -> rungs;
      case Routing.Nowhere(Routing.Reason reason) -> throw new AssertionError(reason);
    };
  }

  private static Pick pick(String name) {
    return new Pick(name, CATALOG.ids());
  }
}
