package ai.chatbot.web;

import ai.chatbot.core.access.LiveBounds;
import ai.chatbot.core.access.Plans;
import ai.chatbot.core.catalog.ModelRouter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
    Optional<Integer> databaseConnections,
    Path dataFolder,
    SessionSettings sessions,
    ModelRouter router,
    Plans plans,
    boolean http2,
    Optional<String> guardrail,
    boolean egress,
    Duration shutdownGrace,
    Optional<Duration> guestLife,
    int guestsAnHour,
    LiveBounds liveBounds,
    Provider provider) {

  /** The AWS region whose Bedrock is asked. */
  public String region() {
    return router.reach().region();
  }

  /**
   * Reads the settings.
   *
   * @throws CannotStart for the first one that cannot be used
   */
  public static Settings of(Map<String, String> environment, Path home) {
    SettingsReader reader = new SettingsReader(environment);
    reader.checkLogFormat();
    ModelSettings models = new ModelSettings(reader);
    ModelRouter router = models.router(Wiring.region(environment, home));
    return new Settings(
        reader.text("HOST").orElse("127.0.0.1"),
        reader.port(),
        reader.text("POSTGRES_URL"),
        reader.databaseConnections(),
        reader.dataFolder(home),
        SessionSettings.of(reader),
        router,
        models.plans(router.catalog()),
        reader.http2(),
        reader.text("CHAT_GUARDRAIL").map(Wiring::guardrail),
        reader.flag("CHAT_EGRESS"),
        reader.seconds("CHAT_SHUTDOWN_GRACE", 100),
        reader.life("CHAT_GUEST_DAYS", 30),
        reader.guestsAnHour(),
        reader.liveBounds(),
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
            "CHAT_DATABASE_CONNECTIONS",
            "(4 per processor, 8 to 20)",
            "how many connections to the database this server may hold at once, besides one on"
                + " which it listens"),
        new Setting(
            "CHAT_DATA_DIR",
            "~/.local/share/ai-chatbot",
            "where the embedded database and its secret are kept"),
        new Setting(
            "AUTH_SECRET",
            "(generated)",
            "signs sessions, 32 bytes or more; required with POSTGRES_URL"),
        new Setting(
            "AUTH_SECRET_PREVIOUS",
            "(none)",
            "the AUTH_SECRET before, whose sessions hold on while it is being replaced"),
        new Setting(
            "AUTH_URL",
            "(the request's)",
            "the address that people use, such as https://chat.example.com"),
        new Setting(
            "AUTH_TRUST_HOST",
            "false",
            "true behind a proxy whose forwarded headers are to be believed, and CloudFront's on"
                + " where people are"),
        new Setting(
            "CHAT_PROXIES",
            "1",
            "with AUTH_TRUST_HOST, how many proxies of one's own a request passes, 2 behind"
                + " CloudFront and a load balancer: by that people's addresses are found, which"
                + " limits are counted by"),
        new Setting(
            "AWS_REGION",
            "us-east-1",
            "the region whose Bedrock is asked; if unset, AWS_DEFAULT_REGION's, else that of the"
                + " profile in AWS_PROFILE, or default"),
        new Setting(
            "CHAT_GLOBAL_INFERENCE",
            "false",
            "true if questions may be answered anywhere in the world: cheaper, and the only way to"
                + " Claude from some regions; false keeps them in the region's geography"),
        new Setting(
            "CHAT_MODELS",
            "(built in)",
            "a JSON file with models to offer besides, or instead of, the built-in ones; see"
                + " chat-web-javalin/README.md"),
        new Setting(
            "CHAT_GUEST_QUESTIONS", "20", "how many questions a guest may ask in any 24 hours"),
        new Setting(
            "CHAT_GUEST_DAYS",
            "30",
            "after how many days without a question a guest is deleted, with all their chats and"
                + " documents; 0 keeps them for good"),
        new Setting(
            "CHAT_GUESTS_PER_HOUR",
            "100",
            "how many new guests may come from one address in an hour"),
        new Setting(
            "CHAT_MEMBER_QUESTIONS", "50", "how many questions a member may ask in any 24 hours"),
        new Setting(
            "CHAT_GUEST_MODELS",
            "(all)",
            "the families that guests may ask, such as claude-haiku,nova-lite"),
        new Setting("CHAT_MEMBER_MODELS", "(all)", "the families that members may ask"),
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
            "CHAT_EGRESS",
            "false",
            "true if models may have the weather looked up at open-meteo.com, which is free where"
                + " the use is not commercial, each time a person allows it; false keeps the server"
                + " to Bedrock and its database"),
        new Setting(
            "CHAT_LIVE_REPLIES",
            "500",
            "how many answers this server makes at once, at the most; more are asked to come back"),
        new Setting("CHAT_LIVE_REPLIES_PER_USER", "25", "how many of them for one person"),
        new Setting(
            "CHAT_LOG", "text", "text, or json for one JSON object on each line that is logged"),
        new Setting(
            "CHAT_SHUTDOWN_GRACE",
            "100",
            "how many seconds, 3600 at most, answers that are being made have to end in when the"
                + " server is told to stop; what stops it must wait a little longer before it"
                + " kills"),
        new Setting(
            "CHAT_PROVIDER",
            "auto",
            "bedrock, demo, or auto: Bedrock if there is one of "
                + String.join(", ", Wiring.credentialSources())
                + "; else the demo, though never with POSTGRES_URL"));
  }
}
