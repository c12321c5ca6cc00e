package ai.chatbot.core.conversation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that are looked for. A word is a run of letters, of any script, and of the digits 0 to 9;
 * all else stands between words. It is found as a whole and in whatever case, letter by letter:
 * {@code Straße} is not {@code STRASSE}, {@code naïve} is not {@code naive}, but how an accent is
 * encoded does not matter. A run of more than 100 is never found.
 */
public final class SearchWords {
  private static final Pattern WORD = Pattern.compile("[\\p{IsAlphabetic}0-9]+");
  private static final int LONGEST = 100;

  /** One letter to which case has two forms. */
  private static final char FINAL_SIGMA = 'ς';

  private static final char SIGMA = 'σ';

  /** How much of a text is shown before the first word that is found, and in all. */
  private static final int BEFORE = 40;

  private static final int SHOWN = 200;

  private final Set<String> all;

  private SearchWords(Set<String> all) {
    this.all = all;
  }

  /** The words in that text, each once. */
  public static SearchWords of(String text) {
    return new SearchWords(
        in(composed(text)).stream()
            .map(SearchWords::word)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** All of them, in lower case. */
  public Set<String> all() {
    return Set.copyOf(all);
  }

  /** Could some text have them all? None has no words, or one that is never found. */
  public boolean canBeFound() {
    return !all.isEmpty()
        && all.stream().allMatch(word -> word.codePointCount(0, word.length()) <= LONGEST);
  }

  /** Are they all in that text? */
  public boolean areIn(String text) {
    return areIn(in(composed(text)));
  }

  /**
   * Some of a text that has them all, from a little before the first of them on; those of them that
   * stand in it are marked wherever they do.
   */
  public Optional<Excerpt> excerpt(String text) {
    String composed = composed(text);
    List<MatchResult> words = in(composed);
    return areIn(words) ? Optional.of(excerpt(composed, found(words))) : Optional.empty();
  }

  private boolean areIn(List<MatchResult> words) {
    return canBeFound()
        && words.stream().map(SearchWords::word).collect(Collectors.toSet()).containsAll(all);
  }

  private List<MatchResult> found(List<MatchResult> words) {
    return words.stream().filter(each -> all.contains(word(each))).toList();
  }

  private static Excerpt excerpt(String text, List<MatchResult> found) {
    int from = boundary(text, Math.max(found.getFirst().start() - BEFORE, 0));
    int end = Math.max(from + SHOWN, found.getFirst().end());
    int to = boundary(text, Math.min(end, text.length()));
    List<Excerpt.Run> runs = new ArrayList<>();
    int done = from;
    for (MatchResult each : found) {
      if (each.end() <= to) {
        runs.add(new Excerpt.Run(text.substring(done, each.start()), false));
        runs.add(new Excerpt.Run(each.group(), true));
        done = each.end();
      }
    }
    runs.add(new Excerpt.Run(text.substring(done, to), false));
    runs.removeIf(run -> run.text().isEmpty());
    return new Excerpt(runs);
  }

  /** Between two characters, and not within one that takes two places. */
  private static int boundary(String text, int index) {
    boolean within =
        index > 0
            && index < text.length()
            && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
    return within ? index - 1 : index;
  }

  private static List<MatchResult> in(String text) {
    return WORD.matcher(text).results().toList();
  }

  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** Letter by letter, as databases do it: no letter becomes two, or looks at its neighbours. */
  private static String word(MatchResult found) {
    return found
        .group()
        .codePoints()
        .map(SearchWords::folded)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int folded(int letter) {
    int lower = Character.toLowerCase(letter);
    return lower == FINAL_SIGMA ? SIGMA : lower;
  }
}
