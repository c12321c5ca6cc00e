package ai.chatbot.web;

import ai.chatbot.core.access.LiveBounds;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads one variable of the environment at a time; an empty one counts as unset. */
record SettingsReader(Map<String, String> environment) {
  private static final int SHORTEST_SECRET = 32;
  private static final int TEN_YEARS = 3_650;
  private static final int LAST_PORT = 65_535;
  private static final int AN_HOUR = 3_600;
  private static final int FEWEST_CONNECTIONS = 2;

  Optional<String> text(String name) {
    return Optional.ofNullable(environment.get(name))
        .map(String::strip)
        .filter(it -> !it.isEmpty());
  }

  int port() {
    String text = text("PORT").orElse("8080");
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > LAST_PORT) {
      throw new CannotStart("PORT is “" + text + "”: set it to a number from 0 to 65535.");
    }
    return Integer.parseInt(text);
  }

  Optional<Integer> databaseConnections() {
    return text("CHAT_DATABASE_CONNECTIONS").map(SettingsReader::connections);
  }

  private static int connections(String text) {
    if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < FEWEST_CONNECTIONS) {
      throw new CannotStart(
          "CHAT_DATABASE_CONNECTIONS is “" + text + "”: set it to a number from 2 to 999.");
    }
    return Integer.parseInt(text);
  }

  /** A whole number from 0 on. */
  int count(String name, int otherwise) {
    String text = text(name).orElse(String.valueOf(otherwise));
    if (!text.matches("[0-9]{1,9}")) {
      throw new CannotStart(
          name + " is “" + text + "”: set it to a whole number from 0 to 999999999.");
    }
    return Integer.parseInt(text);
  }

  /** A whole number of seconds, from none to an hour. */
  Duration seconds(String name, int otherwise) {
    String text = text(name).orElse(String.valueOf(otherwise));
    if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) > AN_HOUR) {
      throw new CannotStart(
          name + " is “" + text + "”: set it to a whole number of seconds from 0 to 3600.");
    }
    return Duration.ofSeconds(Integer.parseInt(text));
  }

  /** A whole number of days, ten years of them at most; none stands for good. */
  Optional<Duration> life(String name, int otherwise) {
    String text = text(name).orElse(String.valueOf(otherwise));
    if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) > TEN_YEARS) {
      throw new CannotStart(
          name + " is “" + text + "”: set it to a whole number of days from 0 to 3650.");
    }
    return Optional.of(Duration.ofDays(Integer.parseInt(text))).filter(Duration::isPositive);
  }

  boolean flag(String name) {
    String text = text(name).orElse("false").toLowerCase(Locale.ROOT);
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new CannotStart(name + " is “" + text + "”: set it to true or false.");
    };
  }

  Path dataFolder(Path home) {
    try {
      return text("CHAT_DATA_DIR")
          .map(Path::of)
          .orElseGet(() -> sharedData(home).resolve("ai-chatbot"))
          .toAbsolutePath()
          .normalize();
    } catch (InvalidPathException e) {
      throw new CannotStart("CHAT_DATA_DIR is not a path: set it to a folder.");
    }
  }

  /** The XDG base directory specification's place for a user's data. */
  private Path sharedData(Path home) {
    return text("XDG_DATA_HOME")
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> home.resolve(".local").resolve("share"));
  }

  Optional<String> secret(String name) {
    Optional<String> secret = text(name);
    if (secret.isPresent()
        && secret.get().getBytes(StandardCharsets.UTF_8).length < SHORTEST_SECRET) {
      throw new CannotStart(
          name
              + " is shorter than 32 bytes: set it to a longer one, for example from"
              + " `openssl rand -base64 32`.");
    }
    return secret;
  }

  Optional<URI> origin() {
    return text("AUTH_URL").map(SettingsReader::origin);
  }

  private static URI origin(String text) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new CannotStart(
        "AUTH_URL is not an http or https address: set it to the one that people use, such as"
            + " https://chat.example.com.");
  }

  /** Answers at once: for one person, and in all. */
  LiveBounds liveBounds() {
    return new LiveBounds(
        atLeastOne("CHAT_LIVE_REPLIES_PER_USER", 25), atLeastOne("CHAT_LIVE_REPLIES", 500));
  }

  private int atLeastOne(String name, int otherwise) {
    int count = count(name, otherwise);
    if (count < 1) {
      throw new CannotStart(name + " is 0: set it to a whole number from 1 to 999999999.");
    }
    return count;
  }

  /** How many guests may come from one address in an hour. */
  int guestsAnHour() {
    return atLeastOne("CHAT_GUESTS_PER_HOUR", 100);
  }

  /** What logback reads by itself is looked at here, so that a mistake is told. */
  void checkLogFormat() {
    String text = text(LogFormat.SETTING).orElse("text");
    if (!text.equals(LogFormat.of(text))) {
      throw new CannotStart(LogFormat.SETTING + " is “" + text + "”: set it to text or json.");
    }
  }

  boolean http2() {
    String text = text("CHAT_BEDROCK_HTTP").orElse("1.1");
    return switch (text) {
      case "1.1" -> false;
      case "2" -> true;
      default -> throw new CannotStart("CHAT_BEDROCK_HTTP is “" + text + "”: set it to 1.1 or 2.");
    };
  }

  Provider provider() {
    String text = text("CHAT_PROVIDER").orElse("auto");
    return switch (text) {
      case "auto" -> Provider.AUTO;
      case "bedrock" -> Provider.BEDROCK;
      case "demo" -> Provider.DEMO;
      default ->
          throw new CannotStart(
              "CHAT_PROVIDER is “" + text + "”: set it to auto, bedrock or demo.");
    };
  }
}
