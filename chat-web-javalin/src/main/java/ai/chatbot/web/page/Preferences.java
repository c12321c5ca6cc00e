package ai.chatbot.web.page;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What a reader's browser remembers in cookies that the page's scripts set, so that a page comes as
 * they like it and nothing jumps when the scripts arrive. All of it is from outside and read as if
 * it were not there when it makes no sense.
 *
 * @param theme {@code light}, {@code dark}, or {@code system} for what the machine says
 * @param sidebarOpen is the list of chats shown where there is room for it?
 * @param model the family that was picked last; empty if none was
 * @param zone where days begin and end for the reader
 */
public record Preferences(String theme, boolean sidebarOpen, String model, ZoneId zone) {

  /** Those of whoever asks. */
  public static Preferences of(Context ctx) {
    return new Preferences(
        theme(cookie(ctx, "theme")),
        !cookie(ctx, "sidebar_state").equals("false"),
        cookie(ctx, "chat-model"),
        zone(cookie(ctx, "time-zone")));
  }

  private static String cookie(Context ctx, String name) {
    return Optional.ofNullable(ctx.cookie(name)).orElse("");
  }

  private static String theme(String word) {
    return switch (word) {
      case "light", "dark" -> word;
      default -> "system";
    };
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException notOne) {
      return ZoneOffset.UTC;
    }
  }
}
