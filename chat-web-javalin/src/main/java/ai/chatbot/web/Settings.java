package ai.chatbot.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the server is to run, read from the environment and checked. An empty variable counts as
 * unset; where none names a region, the AWS files of the home folder may.
 */
public record Settings(
    String host,
    int port,
    Optional<String> postgresUrl,
    Path dataFolder,
    Optional<String> authSecret,
    Optional<URI> authUrl,
    boolean trustForwarded,
    String region,
    boolean http2,
    Optional<String> guardrail,
    Provider provider) {
  private static final int SHORTEST_SECRET = 32;
  private static final int LAST_PORT = 65_535;

  /**
   * Reads the settings.
   *
   * @throws CannotStart for the first one that cannot be used
   */
  public static Settings of(Map<String, String> environment, Path home) {
    Reader reader = new Reader(environment);
    return new Settings(
        reader.text("HOST").orElse("127.0.0.1"),
        reader.port(),
        reader.text("POSTGRES_URL"),
        reader.dataFolder(home),
        reader.secret(),
        reader.origin(),
        reader.flag("AUTH_TRUST_HOST"),
        Wiring.region(environment, home),
        reader.http2(),
        reader.text("CHAT_GUARDRAIL").map(Wiring::guardrail),
        reader.provider());
  }

  /** All settings, in the order in which help texts list them. */
  public static List<Setting> table() {
    return List.of(
        new Setting("PORT", "8080", "the port to listen on; 0 takes a free one"),
        new Setting("HOST", "127.0.0.1", "the address to listen on; 0.0.0.0 for every one"),
        new Setting(
            "POSTGRES_URL",
            "(embedded)",
            "postgres://user:password@host:port/database?options; unset starts a PostgreSQL in the"
                + " data folder"),
        new Setting(
            "CHAT_DATA_DIR",
            "~/.local/share/ai-chatbot",
            "where the embedded database and its secret are kept"),
        new Setting(
            "AUTH_SECRET",
            "(generated)",
            "signs sessions, 32 bytes or more; required with POSTGRES_URL"),
        new Setting(
            "AUTH_URL",
            "(the request's)",
            "the address that people use, such as https://chat.example.com"),
        new Setting(
            "AUTH_TRUST_HOST",
            "false",
            "true behind a proxy whose forwarded headers are to be believed"),
        new Setting(
            "AWS_REGION",
            "us-east-1",
            "the region whose Bedrock is asked; if unset, AWS_DEFAULT_REGION's, else that of the"
                + " profile in AWS_PROFILE, or default"),
        new Setting(
            "CHAT_BEDROCK_HTTP",
            "1.1",
            "1.1, a connection for each answer, or 2, many answers on one"),
        new Setting(
            "CHAT_GUARDRAIL",
            "(none)",
            "the Bedrock guardrail that everything passes through, as its id or ARN and its"
                + " version, such as abc123:1"),
        new Setting(
            "CHAT_PROVIDER",
            "auto",
            "bedrock, demo, or auto: Bedrock if there is one of "
                + String.join(", ", Wiring.credentialSources())
                + "; else the demo, though never with POSTGRES_URL"));
  }

  /** Reads one variable at a time. */
  private record Reader(Map<String, String> environment) {

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

    Optional<String> secret() {
      Optional<String> secret = text("AUTH_SECRET");
      if (secret.isPresent()
          && secret.get().getBytes(StandardCharsets.UTF_8).length < SHORTEST_SECRET) {
        throw new CannotStart(
            "AUTH_SECRET is shorter than 32 bytes: set it to a longer one, for example from"
                + " `openssl rand -base64 32`.");
      }
      return secret;
    }

    Optional<URI> origin() {
      return text("AUTH_URL").map(Reader::origin);
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

    boolean http2() {
      String text = text("CHAT_BEDROCK_HTTP").orElse("1.1");
      return switch (text) {
        case "1.1" -> false;
        case "2" -> true;
        default ->
            throw new CannotStart("CHAT_BEDROCK_HTTP is “" + text + "”: set it to 1.1 or 2.");
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
}
