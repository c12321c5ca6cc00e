package ai.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.fake.ScriptedWeather;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever is asked of any route is answered, whole and soon, and is never the server's fault; and
 * nothing of it stays behind. How often it asks, {@code -Dchat.fuzz} says.
 *
 * <p>Requests are limited by user and address. So in each round over all routes other people ask,
 * from another address, which a server that trusts its proxy takes from {@code X-Forwarded-For}.
 */
final class RoutesFuzzTest {
  private static final Map<String, String> SETTINGS =
      Map.of("AUTH_TRUST_HOST", "true", "CHAT_PROXIES", "1");

  /** What is refused before there is a request that routes could know, is refused so. */
  private static final Set<Integer> OF_THE_PARSER = Set.of(400, 414, 417, 431);

  private static final int WARM_UP_ROUNDS = 2;
  private static final int FEW_THREADS = 8;
  private static final long FEW_BYTES = 24 << 20;

  private final RunningChat chat =
      new RunningChat(new ObligingModel(), SETTINGS, Optional.of(ScriptedWeather.cold()));

  private final Wire wire = new Wire(chat.port());
  private final AnyRequests any = new AnyRequests(chat.routes());
  private final Set<String> asked = new TreeSet<>();
  private Logged logged = new Logged();
  private boolean allWasWell = true;
  private int cases;
  private int rounds;
  private Household household = new Household(wire, rounds);
  private Optional<Footprint> warm = Optional.empty();

  @Property(edgeCases = EdgeCasesMode.NONE)
  void everyRequestIsAnsweredAndNeverTheServersFault(@ForAll("requests") AnyRequest request) {
    beginARoundWhenItIsTime();
    allWasWell = false;
    RawAnswer answer = wire.send(request.in(household));
    assertThat(newErrors()).as("%s", answer).isEmpty();
    checkStatus(request, answer);
    checkHeaders(request, answer);
    checkBody(request, answer);
    note(request, answer);
    allWasWell = true;
  }

  @Provide
  Arbitrary<AnyRequest> requests() {
    return any.all();
  }

  @AfterProperty
  void everyRouteWasAskedAndNothingStaysBehind() {
    household.leave();
    try (chat;
        Logged last = logged) {
      if (!allWasWell) {
        return; // That is told already, and whatever is found now would be told in its place.
      }
      Footprint then = warm.orElseThrow(() -> new AssertionError("only " + cases + " cases"));
      Footprint now = Footprint.settled(then.threads() + FEW_THREADS);
      assertThat(asked).hasSizeGreaterThan(40).isEqualTo(chat.routes());
      assertThat(now.threads()).isLessThanOrEqualTo(then.threads() + FEW_THREADS);
      assertThat(now.bytes()).isLessThan(then.bytes() + FEW_BYTES);
      assertThat(last.errors()).isEmpty();
    }
  }

  private void beginARoundWhenItIsTime() {
    if (cases == (rounds + 1) * any.inARound()) {
      household.leave();
      rounds++;
      if (rounds == WARM_UP_ROUNDS) {
        warm = Optional.of(Footprint.taken());
      }
      household = new Household(wire, rounds);
    }
    cases++;
  }

  /** Those since it was last asked. */
  private List<String> newErrors() {
    try (Logged until = logged) {
      logged = new Logged();
      return until.errors();
    }
  }

  /** 503 is for who asks while an earlier answer in the same chat is still being stopped. */
  private static void checkStatus(AnyRequest request, RawAnswer answer) {
    if (answer.status() == 503 && request.route().equals("POST /api/chat")) {
      assertThat(answer.header("Retry-After")).as("%s", answer).isPresent();
    } else {
      assertThat(answer.status()).as("%s", answer).isBetween(200, 499);
    }
  }

  private static void checkHeaders(AnyRequest request, RawAnswer answer) {
    if (request.reachesTheRoutes() || !OF_THE_PARSER.contains(answer.status())) {
      assertThat(answer.header("X-Request-Id")).as("%s", answer).isPresent();
      assertThat(answer.header("X-Content-Type-Options")).as("%s", answer).contains("nosniff");
    }
    if (request.reachesTheRoutes() && !request.route().contains("/assets/")) {
      assertThat(answer.header("Content-Security-Policy")).as("%s", answer).isPresent();
    }
  }

  private static void checkBody(AnyRequest request, RawAnswer answer) {
    if (request.reachesTheRoutes()) {
      assertThat(answer.rest()).isEmpty();
    }
    if (answer.is("text/event-stream") && !request.method().equals("HEAD")) {
      assertThat(answer.body()).endsWith("data: [DONE]\n\n");
    }
    if (answer.status() >= 400) {
      assertThat(answer.toString()).doesNotContain("Exception", "\tat ", "SQL", "org.", "java.");
      checkProblem(request, answer);
    }
  }

  private static void checkProblem(AnyRequest request, RawAnswer answer) {
    Optional<String> id = answer.header("X-Request-Id");
    boolean mayBePage = request.route().startsWith("GET /chat/{id}") || request.acceptsPages();
    boolean isPage = mayBePage && answer.is("text/html");
    if (id.isPresent() && !isPage && !request.method().equals("HEAD")) {
      assertThat(answer.is("application/json")).as("%s", answer).isTrue();
      JsonNode problem = Visitor.parsed(answer.body());
      assertThat(problem.path("code").asText()).as("%s", answer).contains(":");
      assertThat(problem.path("message").asText()).as("%s", answer).isNotBlank();
      assertThat(problem.path("requestId").asText()).as("%s", answer).isEqualTo(id.get());
    }
  }

  private void note(AnyRequest request, RawAnswer answer) {
    if (request.reachesTheRoutes() && request.route().startsWith(request.method() + " ")) {
      asked.add(request.route());
    }
    Statistics.label("status")
        .collect(answer.status())
        .coverage(
            seen -> {
              seen.checkQuery(all -> isOf(all, "2")).percentage(share -> share > 15);
              seen.checkQuery(all -> isOf(all, "4")).percentage(share -> share > 20);
              seen.checkQuery(all -> isOf(all, "401") || isOf(all, "429"))
                  .percentage(share -> share < 50);
            });
  }

  private static boolean isOf(List<?> collected, String beginning) {
    return collected.getFirst().toString().startsWith(beginning);
  }
}
