package ai.chatbot.cli;

import ai.chatbot.web.CannotStart;
import ai.chatbot.web.OpenModel;
import ai.chatbot.web.Settings;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What a command finds around it: tests bring their own. */
record Surroundings(
    Map<String, String> environment,
    Path home,
    InputStream in,
    Terminals terminals,
    InstantSource clock,
    Ticker ticker,
    Function<Settings, OpenModel> models,
    BiFunction<Keeping, Optional<String>, Notebook> notebooks) {

  static Surroundings ofThisProcess() {
    Map<String, String> environment = System.getenv();
    Path home = Path.of(System.getProperty("user.home"));
    return new Surroundings(
        environment,
        home,
        System.in,
        Terminals.ofThisProcess(),
        InstantSource.system(),
        Ticker.ofThisProcess(),
        settings -> openQuietly(settings, environment, home),
        Keeping::find);
  }

  /**
   * The settings of the environment.
   *
   * @throws CannotStart for the first one that cannot be used
   */
  Settings settings() {
    return Settings.of(environment, home);
  }

  /** Where this person's own things are kept. */
  Path dataFolder() {
    return DataFolder.of(environment, home, System.getProperty("os.name"));
  }

  /**
   * Opens the model that those settings choose.
   *
   * @throws Refusal if there is no access to it
   */
  OpenModel open(Settings settings) {
    try {
      return models.apply(settings);
    } catch (CannotStart e) {
      throw new Refusal(ExitCode.NO_ACCESS, String.valueOf(e.getMessage()));
    }
  }

  /** How many columns a line of the terminal has. */
  int columns() {
    return Terminals.columns(environment);
  }

  /** What libraries log is for a server's log, not for somebody's terminal. */
  static void silenceLibraries() {
    System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "ERROR");
  }

  private static OpenModel openQuietly(
      Settings settings, Map<String, String> environment, Path home) {
    silenceLibraries();
    return OpenModel.of(settings, environment, home);
  }
}
