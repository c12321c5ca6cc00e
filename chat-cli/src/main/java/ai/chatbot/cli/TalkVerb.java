package ai.chatbot.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a talk does besides asking. */
enum TalkVerb {
  MODEL("/model", "[NAME]", "says whom to ask from now on, or who there is"),
  SYSTEM("/system", "[TEXT|off]", "says what the model is told beforehand, or shows it"),
  RETRY("/retry", "[MODEL]", "has the last question answered once more"),
  EDIT("/edit", "", "changes the last question and asks it anew"),
  SAVE("/save", "FILE", "writes the talk to a file, in Markdown"),
  HELP("/help", "", "lists these"),
  QUIT("/quit", "", "leaves, as Ctrl-D does");

  private final String word;
  private final String takes;
  private final String meaning;

  TalkVerb(String word, String takes, String meaning) {
    this.word = word;
    this.takes = takes;
    this.meaning = meaning;
  }

  String word() {
    return word;
  }

  String meaning() {
    return meaning;
  }

  boolean takesModel() {
    return this == MODEL || this == RETRY;
  }

  static Optional<TalkVerb> of(String word) {
    return Arrays.stream(values()).filter(verb -> verb.word.equals(word)).findFirst();
  }

  /** All of them, a line for each, then the keys. */
  static List<String> help() {
    List<String> verbs =
        Arrays.stream(values())
            .map(
                verb -> "%-22s  %s".formatted((verb.word + " " + verb.takes).strip(), verb.meaning))
            .toList();
    List<String> keys =
        List.of(
            "%-22s  %s".formatted("Alt-Enter, or \\ Enter", "begins another line of the question"),
            "%-22s  %s".formatted("Ctrl-C", "stops the answer, or clears the line"),
            "%-22s  %s".formatted("Ctrl-D", "leaves"));
    return Stream.concat(verbs.stream(), keys.stream()).toList();
  }
}
