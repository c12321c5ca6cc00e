package ai.chatbot.cli;

import ai.chatbot.bedrock.BedrockExamination;
import ai.chatbot.bedrock.BedrockSettings;
import ai.chatbot.bedrock.CredentialSources;
import ai.chatbot.bedrock.Guardrail;
import ai.chatbot.bedrock.HttpVersion;
import ai.chatbot.bedrock.IamPolicy;
import ai.chatbot.bedrock.RegionSources;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.port.Finding;
import ai.chatbot.web.Provider;
import ai.chatbot.web.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens Bedrock's door for an examination: all else at the terminal goes through the server's. */
final class Wiring {
  private Wiring() {}

  /** What names the region that is asked; empty where nothing does. */
  static Optional<String> regionSource(Map<String, String> environment, Path home) {
    return RegionSources.source(environment, home);
  }

  /** Are there credentials at hand, as far as can be told without asking anybody? */
  static boolean hasCredentials(Map<String, String> environment, Path home) {
    return CredentialSources.found(environment, home).isPresent();
  }

  /** Examines what asking Bedrock takes: see {@link BedrockExamination#findings}. */
  static List<Finding> bedrock(Settings settings, List<String> profiles, List<Route> asked) {
    try (BedrockExamination examination = BedrockExamination.of(bedrockSettings(settings))) {
      return examination.findings(profiles, asked);
    } catch (IllegalArgumentException e) {
      return List.of(
          Finding.wrong(
              "AWS settings",
              e.getMessage() + ": correct it, in the environment or in the files of ~/.aws."));
    }
  }

  /**
   * The least rights with which the models can be asked, as JSON; for the account of the
   * credentials at hand, if there are some that can be asked for it.
   */
  static String iamPolicy(Settings settings, Map<String, String> environment, Path home) {
    boolean mayBeKnown =
        settings.provider() == Provider.BEDROCK || hasCredentials(environment, home);
    ModelRouter router = settings.router();
    return new IamPolicy(
            router.catalog(),
            router.reach(),
            mayBeKnown ? account(settings) : Optional.empty(),
            guardrail(settings))
        .json();
  }

  private static Optional<String> account(Settings settings) {
    try (BedrockExamination examination = BedrockExamination.of(bedrockSettings(settings))) {
      return examination.account();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static BedrockSettings bedrockSettings(Settings settings) {
    HttpVersion http = settings.http2() ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1;
    return new BedrockSettings(settings.region(), http, guardrail(settings));
  }

  private static Optional<Guardrail> guardrail(Settings settings) {
    return settings.guardrail().map(Guardrail::parse);
  }
}
