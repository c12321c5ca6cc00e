package ai.chatbot.web;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.port.Health;
import ai.chatbot.core.port.LanguageModel;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A language model, ready to be asked, and what goes with it. Safe for use by many threads.
 *
 * @param health are answers likely to succeed?
 * @param isDemo does the demo's script answer rather than a model?
 * @param closing lets go of its connections; answers still under way fail
 */
public record OpenModel(
    LanguageModel languageModel, Supplier<Health> health, boolean isDemo, Runnable closing)
    implements AutoCloseable {
  public OpenModel {
    requireNonNull(languageModel, "languageModel is null");
    requireNonNull(health, "health is null");
    requireNonNull(closing, "closing is null");
  }

  /**
   * Opens the model of those settings without asking it anything; {@code environment} and {@code
   * home} are searched for credentials.
   *
   * @throws CannotStart if there are no credentials and those settings do not want the demo
   */
  public static OpenModel of(Settings settings, Map<String, String> environment, Path home) {
    return Wiring.openModel(settings, environment, home);
  }

  @Override
  public void close() {
    closing.run();
  }
}
