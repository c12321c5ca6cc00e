package ai.chatbot.cli.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a line begins, by the CommonMark specification, but that a title is never underlined: what is
 * shown already cannot become one.
 *
 * @param continued how many of the open containers the line stands in
 * @param opened those that begin with it
 * @param leaf what it is
 * @param at where its text begins
 */
record LineStart(int continued, List<Container> opened, Leaf leaf, int at) {
  private static final Pattern BLANK = Pattern.compile(" *$");
  private static final Pattern QUOTE = Pattern.compile(" {0,3}> ?");
  private static final Pattern RULE =
      Pattern.compile(" {0,3}(?:(?:\\* *){3,}+|(?:- *){3,}+|(?:_ *){3,}+)$");
  private static final Pattern ITEM =
      Pattern.compile(" {0,3}(?:([-+*])|([0-9]{1,9})([.)]))(?:( {1,4})(?=[^ ])| (?= {4})|( *)$)");
  private static final Pattern TASK = Pattern.compile("\\[([ xX])\\] +(?=[^ ])");
  private static final Pattern HEADING = Pattern.compile(" {0,3}(#{1,6})(?: +|$)");
  private static final Pattern BACKTICKS = Pattern.compile("( {0,3})(`{3,})([^`]*)$");
  private static final Pattern TILDES = Pattern.compile("( {0,3})(~{3,})(.*)$");
  private static final Pattern FORMULA = Pattern.compile(" {0,3}(\\$\\$|\\\\\\[)");
  private static final Pattern ROW = Pattern.compile(" {0,3}\\|.*$");
  private static final Pattern INDENTED = Pattern.compile(" {4}");
  private static final Pattern BLANKS = Pattern.compile(" *");

  private static final List<String> BULLETS = List.of("•", "◦", "▪");

  /**
   * Reads as much of a line as there is.
   *
   * @param whole is it the whole line?
   * @param containers what the line before stands in
   * @param inProse does that end with text that may go on?
   * @return empty if more of the line could change the answer
   */
  static Optional<LineStart> of(
      String line, boolean whole, List<Container> containers, boolean inProse) {
    Reader reader = new Reader(line, containers, inProse);
    LineStart start = reader.read();
    return whole || !reader.unsure ? Optional.of(start) : Optional.empty();
  }

  /** The same for a line that is taken as it stands: it opens nothing. */
  static Optional<LineStart> within(String line, boolean whole, List<Container> containers) {
    Reader reader = new Reader(line, containers, false);
    reader.goOn();
    LineStart start = new LineStart(reader.continued, List.of(), new Leaf.Prose(), reader.at);
    return whole || !reader.unsure ? Optional.of(start) : Optional.empty();
  }

  /** One reading of a line. */
  private static final class Reader {
    private final String line;
    private final List<Container> containers;
    private final boolean inProse;
    private final List<Container> opened = new ArrayList<>();
    private int continued;
    private int at;
    private boolean unsure;

    Reader(String line, List<Container> containers, boolean inProse) {
      this.line = line;
      this.containers = containers;
      this.inProse = inProse;
    }

    void goOn() {
      while (continued < containers.size() && goesOn(containers.get(continued))) {
        continued++;
      }
    }

    LineStart read() {
      goOn();
      boolean opens = open();
      while (opens) {
        opens = open();
      }
      Leaf leaf = leaf();
      boolean lazy = inProse && opened.isEmpty() && leaf instanceof Leaf.Prose;
      return new LineStart(lazy ? containers.size() : continued, List.copyOf(opened), leaf, at);
    }

    private boolean goesOn(Container container) {
      return switch (container) {
        case Container.Quote it -> take(QUOTE).isPresent();
        case Container.Item item -> looks(BLANK) || take(indent(item.indent())).isPresent();
      };
    }

    private static Pattern indent(int columns) {
      return Pattern.compile(" {" + columns + "}");
    }

    private boolean open() {
      if (take(QUOTE).isPresent()) {
        opened.add(new Container.Quote());
        return true;
      }
      if (looks(RULE)) {
        return false;
      }
      int before = at;
      Optional<MatchResult> item = take(ITEM).filter(this::mayBegin);
      item.ifPresentOrElse(found -> opened.add(item(found, before)), () -> at = before);
      return item.isPresent();
    }

    /** What follows a text directly is an item only if it looks much like one. */
    private boolean mayBegin(MatchResult item) {
      boolean interrupts = inProse && opened.isEmpty() && continued == containers.size();
      boolean empty = item.group(5) != null;
      boolean first = item.group(2) == null || Integer.parseInt(item.group(2)) == 1;
      return !interrupts || (!empty && first);
    }

    private Container.Item item(MatchResult found, int before) {
      boolean numbered = found.group(2) != null;
      char sign = (numbered ? found.group(3) : found.group(1)).charAt(0);
      int indent = at - before + (found.group(5) == null ? 0 : 1 - found.group(5).length());
      int number = numbered ? number(sign, Integer.parseInt(found.group(2))) : -1;
      return new Container.Item(indent, sign, number, mark(number, sign));
    }

    /** Numbers go on from the list's first, whatever the others say. */
    private int number(char sign, int said) {
      return opened.isEmpty()
              && continued < containers.size()
              && containers.get(continued) instanceof Container.Item earlier
              && earlier.isNumbered()
              && earlier.sign() == sign
          ? earlier.number() + 1
          : said;
    }

    private String mark(int number, char sign) {
      return take(TASK)
          .map(task -> task.group(1).equals(" ") ? "☐" : "☑")
          .orElseGet(() -> number < 0 ? bullet() : number + String.valueOf(sign));
    }

    private String bullet() {
      long depth =
          containers.stream().limit(continued).filter(Container.Item.class::isInstance).count()
              + opened.stream().filter(Container.Item.class::isInstance).count();
      return BULLETS.get((int) Math.min(depth, BULLETS.size() - 1));
    }

    private Leaf leaf() {
      if (looks(BLANK)) {
        return new Leaf.Blank();
      }
      boolean goesOn = inProse && opened.isEmpty();
      if (!goesOn && take(INDENTED).isPresent()) {
        return new Leaf.Indented();
      }
      return rule()
          .or(this::heading)
          .or(() -> fence(BACKTICKS))
          .or(() -> fence(TILDES))
          .or(this::formula)
          .or(this::row)
          .orElseGet(this::prose);
    }

    private Optional<Leaf> rule() {
      return take(RULE).map(it -> new Leaf.Rule());
    }

    private Optional<Leaf> heading() {
      return take(HEADING).map(found -> new Leaf.Heading(found.group(1).length()));
    }

    private Optional<Leaf> fence(Pattern pattern) {
      return take(pattern)
          .map(
              found ->
                  new Leaf.Fence(
                      found.group(2).charAt(0),
                      found.group(2).length(),
                      found.group(1).length(),
                      found.group(3).strip()));
    }

    /** Its sign is part of what is shown. */
    private Optional<Leaf> formula() {
      Optional<MatchResult> found = look(FORMULA);
      found.ifPresent(it -> take(BLANKS));
      return found.map(it -> new Leaf.Formula(it.group(1).equals("$$") ? "$$" : "\\]"));
    }

    private Optional<Leaf> row() {
      Optional<MatchResult> found = look(ROW);
      found.ifPresent(it -> take(BLANKS));
      return found.map(it -> new Leaf.Row());
    }

    private Leaf prose() {
      take(BLANKS);
      return new Leaf.Prose();
    }

    private boolean looks(Pattern pattern) {
      return look(pattern).isPresent();
    }

    private Optional<MatchResult> look(Pattern pattern) {
      Matcher matcher = pattern.matcher(line).region(at, line.length());
      boolean found = matcher.lookingAt();
      unsure |= Growth.matters(matcher);
      return found ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    private Optional<MatchResult> take(Pattern pattern) {
      Optional<MatchResult> found = look(pattern);
      found.ifPresent(match -> at = match.end());
      return found;
    }
  }
}
