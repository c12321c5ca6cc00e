package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.catalog.Generation;
import ai.chatbot.core.catalog.Geography;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.web.Setting;
import ai.chatbot.web.Settings;
import ai.chatbot.web.limit.Timing;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the Terraform beside the app says of the app is so. */
final class InfrastructureTest {
  private static final Path INFRASTRUCTURE = Path.of("../infrastructure");
  private static final Duration FARGATES_LONGEST = Duration.ofMinutes(2);
  private static final Pattern TIMING = Pattern.compile("(?m)^ +([a-z_]+) += (\\d+) +#");
  private static final Pattern SETTING = Pattern.compile("(?m)^ +([A-Z_]{4,}) +=");

  /** With -Dchat.models=write it is written anew. */
  @Test
  void theModelsThatTheAppMayAskAreThoseOfItsCatalogue() throws IOException {
    Path file = INFRASTRUCTURE.resolve("models.json");
    String models =
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(catalogue()) + "\n";
    if (System.getProperty("chat.models", "").equals("write")) {
      Files.writeString(file, models);
    }
    assertThat(Files.readString(file)).isEqualTo(models);
  }

  @Test
  void eachHopOfAStreamWaitsForLongerThanTheOneBehindIt() throws IOException {
    Map<String, Duration> timings = timings();
    assertThat(Timing.HEARTBEAT.multipliedBy(3))
        .as("three heartbeats")
        .isLessThan(timings.get("cloudfront_read"));
    assertThat(timings.get("cloudfront_read")).isLessThan(timings.get("alb_idle"));
    assertThat(timings.get("cloudfront_keepalive")).isLessThan(timings.get("alb_idle"));
    assertThat(timings.get("alb_idle")).isLessThan(Timing.IDLE);
  }

  @Test
  void aTaskIsKilledOnlyAfterItsAnswersHadTheirTime() throws IOException {
    Map<String, Duration> timings = timings();
    Duration grace = Settings.of(Map.of(), Path.of("nowhere")).shutdownGrace();
    assertThat(timings.get("shutdown_grace")).isEqualTo(grace);
    assertThat(timings.get("stop"))
        .isGreaterThan(grace.plus(Timing.LAST_WORDS))
        .isLessThanOrEqualTo(FARGATES_LONGEST);
    assertThat(timings.get("deregistration")).isLessThan(timings.get("stop"));
  }

  @Test
  void theTaskIsGivenSettingsThatTheAppHas() throws IOException {
    List<String> known = Settings.table().stream().map(Setting::name).toList();
    String service = Files.readString(INFRASTRUCTURE.resolve("service.tf"));
    String environment = service.substring(0, service.indexOf("container = {"));
    List<String> given =
        SETTING.matcher(environment).results().map(found -> found.group(1)).distinct().toList();
    assertThat(given).contains("AUTH_URL", "POSTGRES_URL", "CHAT_PROVIDER");
    assertThat(known)
        .containsAll(given.stream().filter(name -> !name.equals("SECRETS_VERSION")).toList());
  }

  /** Each model's id at Bedrock, with where it can be asked: a profile's prefix, or in-region. */
  private static Map<String, List<String>> catalogue() {
    Map<String, List<String>> models = new TreeMap<>();
    ModelCatalog.standard().models().stream()
        .flatMap(model -> model.generations().stream())
        .forEach(generation -> models.put(generation.baseId(), places(generation)));
    return models;
  }

  private static List<String> places(Generation generation) {
    return List.copyOf(
        new TreeSet<>(generation.profiles().stream().map(InfrastructureTest::place).toList()));
  }

  private static String place(Geography geography) {
    return geography == Geography.IN_REGION
        ? "in-region"
        : geography.inferenceId("").replace(".", "");
  }

  private static Map<String, Duration> timings() throws IOException {
    Matcher found = TIMING.matcher(Files.readString(INFRASTRUCTURE.resolve("locals.tf")));
    Map<String, Duration> timings = new TreeMap<>();
    while (found.find()) {
      timings.put(found.group(1), Duration.ofSeconds(Long.parseLong(found.group(2))));
    }
    assertThat(timings)
        .containsOnlyKeys(
            "cloudfront_read",
            "cloudfront_keepalive",
            "alb_idle",
            "deregistration",
            "shutdown_grace",
            "stop",
            "startup");
    return timings;
  }
}
