package ai.chatbot.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is asked: the words of the command line, then the text that is piped in. */
final class Prompt {
  /** The most that may be piped in, in bytes: pipes carry logs. */
  static final int MOST_PIPED = 1024 * 1024;

  private Prompt() {}

  /**
   * Reads {@code piped} to its end.
   *
   * @throws Refusal if there is nothing to ask, or what is piped in cannot be used
   */
  static String of(List<String> words, Optional<InputStream> piped) {
    String prompt = given(words, piped);
    if (prompt.isEmpty()) {
      throw Refusal.usage(
          "There is nothing to ask: say it, as in chat ask \"why is the sky blue?\", or pipe it"
              + " in.");
    }
    return prompt;
  }

  /** The same where there may be nothing, because something else is asked. */
  static String given(List<String> words, Optional<InputStream> piped) {
    return Stream.of(String.join(" ", words), piped.map(Prompt::text).orElse(""))
        .map(String::strip)
        .filter(Predicate.not(String::isEmpty))
        .collect(Collectors.joining("\n\n"));
  }

  private static String text(InputStream piped) {
    byte[] bytes = read(piped);
    if (bytes.length > MOST_PIPED) {
      throw Refusal.usage(
          "More than 1 MiB is piped in: pipe a part of it, for example the end by tail -c 500000.");
    }
    String text = decoded(bytes);
    if (text.indexOf('\0') >= 0) {
      throw Refusal.usage("What is piped in is no text: it has NUL bytes.");
    }
    return text;
  }

  private static byte[] read(InputStream piped) {
    try {
      return piped.readNBytes(MOST_PIPED + 1);
    } catch (IOException e) {
      throw Refusal.usage("Standard input cannot be read: " + e.getMessage() + ".");
    }
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Refusal.usage("What is piped in is not UTF-8: convert it first, for example by iconv.");
    }
  }
}
