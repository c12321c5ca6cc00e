package ai.chatbot.cli.markdown;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a terminal shows.
 *
 * @param colours may text be coloured and dimmed?
 * @param links does the terminal open addresses that stand behind a text (OSC 8)?
 */
public record Look(boolean colours, boolean links) {
  private static final Set<String> LINKING =
      Set.of("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio");
  private static final Set<String> SIGNS =
      Set.of("WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM", "VTE_VERSION");

  /** What the terminal of that environment shows; empty if it only knows plain text. */
  public static Optional<Look> of(Map<String, String> environment) {
    String terminal = environment.getOrDefault("TERM", "");
    return terminal.equals("dumb")
        ? Optional.empty()
        : Optional.of(new Look(!isSet(environment, "NO_COLOR"), opensLinks(environment)));
  }

  /** As https://no-color.org has it: an empty variable asks for nothing. */
  private static boolean isSet(Map<String, String> environment, String name) {
    return !environment.getOrDefault(name, "").isEmpty();
  }

  private static boolean opensLinks(Map<String, String> environment) {
    return LINKING.contains(environment.getOrDefault("TERM_PROGRAM", ""))
        || SIGNS.stream().anyMatch(sign -> isSet(environment, sign));
  }

  /** The same style without what is not shown. */
  Style shown(Style style) {
    Style shown = links ? style : style.linkedTo("");
    return colours
        ? shown
        : new Style(
            shown.bold(),
            false,
            shown.italic(),
            shown.underlined(),
            shown.struck(),
            Style.NONE,
            shown.link());
  }
}
