package ai.chatbot.cli.markdown;

import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/** What stays within a text as it was written. */
final class Verbatim {
  /** An address between angle brackets, of a page or of somebody's mail box. */
  static final Pattern AUTOLINK =
      Pattern.compile(
          "<(?:[A-Za-z][A-Za-z0-9.+-]{1,31}:[^<>\\x00-\\x20]*"
              + "|[\\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9.-]+)>");

  private Verbatim() {}

  /** Formulas are left as source: a terminal draws none. */
  static final class Formulas implements InlineContentParserFactory {
    @Override
    public Set<Character> getTriggerCharacters() {
      return Set.of('$', '\\');
    }

    @Override
    public InlineContentParser create() {
      return state -> {
        Scanner scanner = state.scanner();
        String rest = rest(scanner);
        OptionalInt end = Formula.end(rest, 0);
        return end.isPresent()
            ? taken(scanner, rest.substring(0, end.getAsInt()))
            : ParsedInline.none();
      };
    }
  }

  /** HTML does nothing at a terminal but to be read. */
  static final class Tags implements InlineContentParserFactory {
    @Override
    public Set<Character> getTriggerCharacters() {
      return Set.of('<');
    }

    @Override
    public InlineContentParser create() {
      return state -> {
        Scanner scanner = state.scanner();
        return AUTOLINK.matcher(rest(scanner)).lookingAt()
            ? ParsedInline.none()
            : taken(scanner, "<");
      };
    }
  }

  private static String rest(Scanner scanner) {
    Position here = scanner.position();
    while (scanner.hasNext()) {
      scanner.next();
    }
    String rest = scanner.getSource(here, scanner.position()).getContent();
    scanner.setPosition(here);
    return rest;
  }

  private static ParsedInline taken(Scanner scanner, String text) {
    for (int at = 0; at < text.length(); at++) {
      scanner.next();
    }
    return ParsedInline.of(new Text(text), scanner.position());
  }
}
