package ai.chatbot.cli;

import static java.util.Objects.requireNonNull;

import ai.chatbot.cli.sqlite.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.MaskingCallback;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;

/**
 * Reads what is typed: with a history, completion of commands, and more than one line where a line
 * ends with a backslash, is ended by Alt-Enter, or is pasted.
 */
final class TalkReader {
  private static final String ENTER = "enter-or-go-on";
  private static final String GOING_ON = "… ";
  private static final int MOST_REMEMBERED = 1_000;

  private final LineReader reader;

  private TalkReader(LineReader reader) {
    this.reader = reader;
    reader.getWidgets().put(ENTER, this::enter);
    KeyMap<Binding> keys = requireNonNull(reader.getKeyMaps().get(LineReader.MAIN), "no keys");
    keys.bind(new Reference(ENTER), "\r", "\n");
    keys.bind(new Reference(LineReader.SELF_INSERT_UNMETA), KeyMap.alt("\r"), KeyMap.alt("\n"));
  }

  /** Reads from that terminal; what is typed is remembered in that file, if there is one. */
  static TalkReader at(Terminal terminal, Optional<Path> history, List<String> models) {
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("chat")
            .parser(words())
            .completer(completer(models))
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, GOING_ON)
            .variable(LineReader.HISTORY_SIZE, MOST_REMEMBERED)
            .variable(LineReader.HISTORY_FILE_SIZE, MOST_REMEMBERED)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.HISTORY_IGNORE_SPACE, false);
    history
        .filter(TalkReader::canBeKept)
        .ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
    return new TalkReader(builder.build());
  }

  /**
   * What is typed next, after that prompt; {@code draft} stands there already.
   *
   * @return empty if it was given up by Ctrl-C
   * @throws EndOfFileException on Ctrl-D
   */
  Optional<String> read(String prompt, String draft) {
    try {
      return Optional.of(reader.readLine(prompt, null, (MaskingCallback) null, draft));
    } catch (UserInterruptException e) {
      return Optional.empty();
    }
  }

  private boolean enter() {
    if (reader.getBuffer().toString().endsWith("\\")) {
      reader.getBuffer().cursor(reader.getBuffer().length());
      reader.getBuffer().backspace();
      reader.getBuffer().write('\n');
    } else {
      reader.callWidget(LineReader.ACCEPT_LINE);
    }
    return true;
  }

  /** Quotes and backslashes are nothing but themselves. */
  private static DefaultParser words() {
    DefaultParser words = new DefaultParser();
    words.setQuoteChars(new char[0]);
    words.setEscapeChars(new char[0]);
    return words;
  }

  private static Completer completer(List<String> models) {
    return (reader, line, candidates) -> {
      if (line.wordIndex() == 0 && line.word().startsWith("/")) {
        for (TalkVerb verb : TalkVerb.values()) {
          candidates.add(
              new Candidate(verb.word(), verb.word(), null, verb.meaning(), null, null, true));
        }
      } else if (line.wordIndex() == 1
          && TalkVerb.of(line.words().getFirst()).filter(TalkVerb::takesModel).isPresent()) {
        models.forEach(model -> candidates.add(new Candidate(model)));
      }
    };
  }

  /** Makes the file so that nobody else may read it; without one nothing is remembered. */
  private static boolean canBeKept(Path file) {
    try {
      PrivateFile.make(file);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
