package ai.chatbot.cli;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A question may stand by itself: {@code chat "why?"} means {@code chat ask "why?"}. */
final class BareQuestion {
  private static final String ASK = "ask";
  private static final List<String> OPTIONS_OF_CHAT = List.of("-h", "--help", "-V", "--version");
  private static final int SHORT_NAME = 4;

  private BareQuestion() {}

  /**
   * The arguments with their command before them.
   *
   * @throws Refusal if the first is a single word that looks like a command misspelt
   */
  static List<String> named(List<String> arguments, Collection<String> commands) {
    String first = arguments.isEmpty() ? "" : arguments.getFirst();
    if (arguments.isEmpty() || commands.contains(first) || OPTIONS_OF_CHAT.contains(first)) {
      return arguments;
    }
    Optional<String> meant = commands.stream().filter(each -> isNear(each, first)).findFirst();
    if (meant.isPresent()) {
      throw Refusal.usage(
          "“%s” is no command: did you mean “chat %s”? To ask a model, say “chat ask %s”."
              .formatted(first, meant.get(), first));
    }
    return Stream.concat(Stream.of(ASK), arguments.stream()).toList();
  }

  private static boolean isNear(String command, String word) {
    int tolerated = command.length() <= SHORT_NAME ? 1 : 2;
    return distance(command, word.toLowerCase(Locale.ROOT)) <= tolerated;
  }

  /** How many letters have to be added, left out, changed or swapped (optimal string alignment). */
  private static int distance(String one, String other) {
    int[][] distance = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        distance[i][j] = i == 0 || j == 0 ? i + j : nearest(distance, one, i, other, j);
      }
    }
    return distance[one.length()][other.length()];
  }

  private static int nearest(int[][] distance, String one, int i, String other, int j) {
    int changed = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
    int nearest = distance[i - 1][j - 1] + changed;
    nearest = Math.min(nearest, distance[i - 1][j] + 1);
    nearest = Math.min(nearest, distance[i][j - 1] + 1);
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(nearest, distance[i - 2][j - 2] + 1) : nearest;
  }
}
