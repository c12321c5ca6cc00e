package ai.chatbot.cli;

import ai.chatbot.core.catalog.Geography;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.catalog.Routing;
import ai.chatbot.core.port.Finding;
import ai.chatbot.web.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at all that a chat takes. */
final class Checkup {
  private static final String NO_CREDENTIALS =
      ": set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or"
          + " AWS_BEARER_TOKEN_BEDROCK; on ECS give the task a task role, on EC2 an instance"
          + " profile and set CHAT_PROVIDER to bedrock.";

  private final Surroundings around;
  private final boolean probe;
  private final SettingsCheck checked;
  private final List<FamilyToday> families;

  private Checkup(Surroundings around, boolean probe) {
    this.around = around;
    this.probe = probe;
    this.checked = SettingsCheck.of(around.environment(), around.home());
    this.families = FamilyToday.all(settings().router(), around.clock().instant());
  }

  /** What was found, in the order in which one depends on the other. */
  static List<Finding> findings(Surroundings around, boolean probe) {
    Surroundings.silenceLibraries();
    Checkup checkup = new Checkup(around, probe);
    return Stream.of(
            checkup.checked.findings().stream(),
            Stream.of(checkup.region()),
            checkup.families.stream().map(checkup::model),
            checkup.bedrock().stream(),
            new DatabaseCheck(around, checkup.settings()).findings().stream())
        .flatMap(each -> each)
        .toList();
  }

  private Finding region() {
    String region = settings().region();
    return Wiring.regionSource(environment(), home())
        .map(source -> Finding.ok("region", region + ", from " + source))
        .orElseGet(
            () ->
                new Finding(
                    "region",
                    Finding.State.OK,
                    region + ", since nothing names one",
                    Optional.of("set AWS_REGION to ask another.")));
  }

  private Finding model(FamilyToday family) {
    String check = "model " + family.family().id();
    return switch (family.routing()) {
      case Routing.Ladder(List<Route> rungs) -> Finding.ok(check, today(rungs.getFirst()));
      case Routing.Nowhere(Routing.Reason reason) ->
          Finding.wrong(check, why(family.family().name(), reason));
    };
  }

  private static String today(Route route) {
    return "%s, as %s".formatted(route.generation().name(), route.inferenceId());
  }

  private String why(String family, Routing.Reason reason) {
    return switch (reason) {
      case OUT_OF_REACH ->
          "%s cannot be called from %s: set AWS_REGION to another region, or CHAT_GLOBAL_INFERENCE to true."
              .formatted(family, settings().region());
      case NONE_ALIVE ->
          "No generation of %s is alive today: offer a newer one in the file of CHAT_MODELS, or update AI Chatbot."
              .formatted(family);
      case UNKNOWN_MODEL, NOT_INCLUDED -> throw new IllegalStateException("every family is asked");
    };
  }

  private List<Finding> bedrock() {
    return switch (settings().provider()) {
      case DEMO ->
          withoutAsking(
              Finding.unexamined(
                  "credentials",
                  "CHAT_PROVIDER is demo, so Bedrock is not asked: set it to auto or bedrock."));
      case BEDROCK -> asked();
      case AUTO ->
          Wiring.hasCredentials(environment(), home())
              ? asked()
              : withoutAsking(withoutCredentials());
    };
  }

  private static List<Finding> withoutAsking(Finding credentials) {
    String why = "Bedrock is not asked: see credentials.";
    return List.of(
        credentials, Finding.unexamined("profiles", why), Finding.unexamined("answers", why));
  }

  /** A server with a database of its own does not start as the demo. */
  private Finding withoutCredentials() {
    String found = "No AWS credentials were found";
    String instead = settings().postgresUrl().isPresent() ? "" : ", so the demo answers";
    return Finding.wrong("credentials", found + instead + NO_CREDENTIALS);
  }

  private List<Finding> asked() {
    List<Finding> findings =
        new ArrayList<>(Wiring.bedrock(settings(), profiles(), probe ? firstRoutes() : List.of()));
    if (!probe) {
      findings.add(
          Finding.unexamined(
              "answers",
              "No model was asked: --probe asks each for one token, which costs about nothing."));
    }
    return findings;
  }

  /** All that the router may call, the ways to fall back on among them. */
  private List<String> profiles() {
    return families.stream()
        .flatMap(Checkup::rungs)
        .filter(route -> route.place() != Geography.IN_REGION)
        .map(Route::inferenceId)
        .distinct()
        .toList();
  }

  private static Stream<Route> rungs(FamilyToday family) {
    return switch (family.routing()) {
      case Routing.Ladder(List<Route> rungs) -> rungs.stream();
      case Routing.Nowhere it -> Stream.empty();
    };
  }

  private List<Route> firstRoutes() {
    return families.stream().flatMap(family -> family.route().stream()).toList();
  }

  private Settings settings() {
    return checked.settings();
  }

  private Map<String, String> environment() {
    return checked.environment();
  }

  private Path home() {
    return around.home();
  }
}
