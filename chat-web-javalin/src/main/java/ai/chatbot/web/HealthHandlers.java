package ai.chatbot.web;

import ai.chatbot.core.port.Health;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /api/health} says that the process lives, {@code /api/health/ready} that it can serve. */
final class HealthHandlers {
  private static final Logger LOG = LoggerFactory.getLogger(HealthHandlers.class);
  private static final int UNAVAILABLE = 503;

  private final List<Supplier<Health>> doors;
  private final Repeats trouble = new Repeats(Duration.ofSeconds(10), InstantSource.system());

  HealthHandlers(List<Supplier<Health>> doors) {
    this.doors = List.copyOf(doors);
  }

  void live(Context ctx) {
    ctx.json(Map.of("status", "ok"));
  }

  void ready(Context ctx) {
    boolean ready = doors.stream().map(Supplier::get).allMatch(this::isUp);
    ctx.status(ready ? 200 : UNAVAILABLE).json(Map.of("status", ready ? "ready" : "not ready"));
  }

  private boolean isUp(Health health) {
    return switch (health) {
      case Health.Up up -> true;
      case Health.Down(String reason) -> {
        if (trouble.isNews("not ready")) {
          LOG.warn("not ready: {}", reason);
        }
        yield false;
      }
    };
  }
}
