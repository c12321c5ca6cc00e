package ai.chatbot.web;

import ai.chatbot.bedrock.BedrockModels;
import ai.chatbot.bedrock.BedrockSettings;
import ai.chatbot.bedrock.CredentialSources;
import ai.chatbot.bedrock.Guardrail;
import ai.chatbot.bedrock.HttpVersion;
import ai.chatbot.bedrock.RegionSources;
import ai.chatbot.core.port.Health;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.Weather;
import ai.chatbot.postgres.LocalPostgres;
import ai.chatbot.postgres.PostgresStorage;
import ai.chatbot.postgres.PostgresUrl;
import ai.chatbot.web.demo.DemoModel;
import ai.chatbot.web.demo.DemoWeather;
import ai.chatbot.web.weather.OpenMeteo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens the adapters' doors: the one place that knows which adapter stands behind a port. */
final class Wiring {
  private Wiring() {}

  /** Where {@code CHAT_PROVIDER=auto} looks for credentials. */
  static List<String> credentialSources() {
    return CredentialSources.names();
  }

  /**
   * The region whose Bedrock is asked.
   *
   * @throws CannotStart if what names it cannot be a region
   */
  static String region(Map<String, String> environment, Path home) {
    try {
      return RegionSources.chosen(environment, home);
    } catch (IllegalArgumentException e) {
      throw new CannotStart(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * The name of a guardrail as it was given.
   *
   * @throws CannotStart if it cannot be one
   */
  static String guardrail(String text) {
    try {
      Guardrail.parse(text);
      return text;
    } catch (IllegalArgumentException e) {
      throw new CannotStart(
          "CHAT_GUARDRAIL is “"
              + text
              + "”: set it to a guardrail's id or ARN and its version, such as abc123:1.",
          e);
    }
  }

  /** Is there a database? An embedded one is made when it is first opened. */
  static boolean hasDatabase(Settings settings) {
    return settings.postgresUrl().isPresent() || Files.exists(embedded(settings.dataFolder()));
  }

  /** The database of those settings, its schema as it is found. */
  static Database openDatabase(Settings settings) {
    return settings.postgresUrl().isPresent()
        ? new Database(connect(settings, settings.postgresUrl().get()), Optional.empty())
        : openEmbedded(settings);
  }

  /**
   * The model of those settings; {@code environment} and {@code home} are searched for credentials.
   */
  static OpenModel openModel(Settings settings, Map<String, String> environment, Path home) {
    return switch (settings.provider()) {
      case BEDROCK -> bedrock(settings);
      case DEMO -> demo();
      case AUTO -> openWhatIsThere(settings, CredentialSources.found(environment, home));
    };
  }

  /**
   * Who is asked for the weather; nobody where only Bedrock and the database may be asked. The demo
   * has its own and never asks anybody.
   */
  static Optional<Weather> weather(Settings settings, boolean demo) {
    if (demo) {
      return Optional.of(new DemoWeather(Clock.system(ZoneId.systemDefault())));
    }
    return settings.egress() ? Optional.of(OpenMeteo.publicService()) : Optional.empty();
  }

  private static PostgresStorage connect(Settings settings, String url) {
    try {
      return connect(settings, PostgresUrl.parse(url));
    } catch (IllegalArgumentException e) {
      throw new CannotStart("POSTGRES_URL cannot be used: " + e.getMessage(), e);
    }
  }

  private static PostgresStorage connect(Settings settings, PostgresUrl url) {
    return settings
        .databaseConnections()
        .map(connections -> PostgresStorage.connect(url, connections))
        .orElseGet(() -> PostgresStorage.connect(url));
  }

  private static Database openEmbedded(Settings settings) {
    try {
      LocalPostgres server = LocalPostgres.start(embedded(settings.dataFolder()));
      return new Database(connect(settings, server.url()), Optional.of(server));
    } catch (LocalPostgres.CannotStart e) {
      throw new CannotStart(String.valueOf(e.getMessage()), e);
    }
  }

  private static Path embedded(Path dataFolder) {
    return dataFolder.resolve("postgres");
  }

  private static OpenModel openWhatIsThere(Settings settings, Optional<String> credentials) {
    if (credentials.isPresent()) {
      return bedrock(settings);
    }
    if (settings.postgresUrl().isPresent()) {
      throw new CannotStart(
          "No AWS credentials were found (looked for "
              + String.join(", ", credentialSources())
              + "): provide one, or set CHAT_PROVIDER to bedrock if a metadata service has them, or"
              + " to demo.");
    }
    return demo();
  }

  private static OpenModel bedrock(Settings settings) {
    BedrockModels bedrock = BedrockModels.connect(bedrockSettings(settings));
    return new OpenModel(bedrock.model(), bedrock::check, false, bedrock::close);
  }

  private static BedrockSettings bedrockSettings(Settings settings) {
    HttpVersion http = settings.http2() ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1;
    BedrockSettings bedrock = BedrockSettings.in(settings.region()).over(http);
    return settings.guardrail().map(Guardrail::parse).map(bedrock::through).orElse(bedrock);
  }

  private static OpenModel demo() {
    return new OpenModel(new DemoModel(DemoModel.READABLE), Health.Up::new, true, () -> {});
  }

  /** A database and, where it is embedded, the server that holds it. */
  record Database(PostgresStorage storage, Optional<LocalPostgres> embedded)
      implements AutoCloseable {

    /** Is this process the only one that this database has? */
    boolean isEmbedded() {
      return embedded.isPresent();
    }

    /** Brings the schema up to date; whoever ran on an embedded database before is gone. */
    List<String> migrate() {
      List<String> applied = asked(storage::migrate);
      if (isEmbedded()) {
        storage.endAllLeases();
      }
      return applied;
    }

    /** The migrations that {@link #migrate} would run. */
    List<String> pending() {
      return asked(storage::pendingMigrations);
    }

    /** Which server it is, and what its schema lacks. */
    SchemaState state() {
      return asked(() -> new SchemaState(storage.server(), storage.pendingMigrations()));
    }

    Health check() {
      return storage.check();
    }

    Stores stores() {
      return storage.stores();
    }

    /** Tells whoever else wants an embedded database where to find this server. */
    void describe(String address) {
      embedded.ifPresent(server -> server.describe(address));
    }

    private static <T> T asked(Supplier<T> question) {
      try {
        return question.get();
      } catch (RuntimeException e) {
        throw new CannotStart(
            "The database cannot be used (%s): check POSTGRES_URL, and that the database runs and lets this user in."
                .formatted(firstLine(e)),
            e);
      }
    }

    private static String firstLine(RuntimeException failure) {
      return String.valueOf(failure.getMessage())
          .lines()
          .findFirst()
          .orElse("no reason given")
          .replaceFirst("\\.$", "");
    }

    @Override
    public void close() {
      storage.close();
      embedded.ifPresent(LocalPostgres::close);
    }
  }
}
