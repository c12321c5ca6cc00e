package ai.chatbot.web.page;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import java.time.Instant;

/** What every page has around its matter: its words, and how its reader likes it. */
public record Frame(Texts texts, Preferences preferences, Assets assets) {
  public Frame {
    requireNonNull(texts, "texts is null");
    requireNonNull(preferences, "preferences is null");
    requireNonNull(assets, "assets is null");
  }

  static Frame of(Context ctx, Assets assets) {
    return new Frame(Texts.of(ctx), Preferences.of(ctx), assets);
  }

  /** The text under that key. */
  public String text(String key) {
    return texts.of(key);
  }

  /** The text under that key, with a value in the place of {@code {name}}. */
  public String text(String key, String name, Object value) {
    return texts.of(key, name, value);
  }

  /** That number as it is written. */
  public String number(long value) {
    return texts.number(value);
  }

  /** That moment as it is written where the reader is. */
  public String moment(Instant instant) {
    return texts.moment(instant, preferences.zone());
  }

  /** The colour of the browser's own bars where the machine is light or dark, as it is called. */
  public String barColor(String system) {
    String theme = preferences.theme().equals("system") ? system : preferences.theme();
    return theme.equals("dark") ? "#14171d" : "#ffffff";
  }

  /** The address of one of the page's own files, such as {@code css/page.css}. */
  public String asset(String path) {
    return assets.path(path);
  }
}
