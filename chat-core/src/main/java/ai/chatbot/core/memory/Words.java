package ai.chatbot.core.memory;

import ai.chatbot.core.conversation.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words that are looked for. */
record Words(Set<String> all) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  /** How much of a text is shown before the first word that is found, and in all. */
  private static final int BEFORE = 40;

  private static final int SHOWN = 200;

  static Words of(String text) {
    return new Words(in(text).stream().map(Words::word).collect(Collectors.toUnmodifiableSet()));
  }

  /** Are they all in that text? Never if there are none. */
  boolean areIn(String text) {
    Set<String> there = in(text).stream().map(Words::word).collect(Collectors.toSet());
    return !all.isEmpty() && there.containsAll(all);
  }

  /** Some of a text that has them all, from a little before the first on. */
  Optional<Excerpt> excerpt(String text) {
    return areIn(text) ? Optional.of(marked(shown(text))) : Optional.empty();
  }

  private String shown(String text) {
    int first =
        in(text).stream()
            .filter(each -> all.contains(word(each)))
            .findFirst()
            .orElseThrow()
            .start();
    int from = Math.max(first - BEFORE, 0);
    return text.substring(from, Math.min(from + SHOWN, text.length()));
  }

  private Excerpt marked(String text) {
    List<Excerpt.Run> runs = new ArrayList<>();
    int done = 0;
    for (MatchResult each : in(text)) {
      if (all.contains(word(each))) {
        runs.add(new Excerpt.Run(text.substring(done, each.start()), false));
        runs.add(new Excerpt.Run(each.group(), true));
        done = each.end();
      }
    }
    runs.add(new Excerpt.Run(text.substring(done), false));
    runs.removeIf(run -> run.text().isEmpty());
    return new Excerpt(runs);
  }

  private static List<MatchResult> in(String text) {
    return WORD.matcher(text).results().toList();
  }

  private static String word(MatchResult found) {
    return found.group().toLowerCase(Locale.ROOT);
  }
}
