package ai.chatbot.cli.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * The inside of a paragraph, a heading or a cell as styled text, by the CommonMark specification.
 * HTML is text as it stands, and formulas are.
 */
final class Inline {
  private static final Parser PARSER = parser().enabledBlockTypes(Set.of()).build();

  private Inline() {}

  /** What cells and paragraphs have in common. */
  static Parser.Builder parser() {
    return Parser.builder()
        .maxInlineNesting(100)
        .extensions(List.of(StrikethroughExtension.builder().requireTwoTildes(true).build()))
        .customInlineContentParserFactory(new Verbatim.Formulas())
        .customInlineContentParserFactory(new Verbatim.Tags());
  }

  /**
   * A piece of a text in which nothing begun before it is open.
   *
   * @param before the character before it, a blank if there is none
   * @param after the character after it, likewise
   */
  static List<Span> spans(int before, String piece, int after, Style base, Look look) {
    Node parsed = PARSER.parse(kindOf(before) + piece + kindOf(after));
    return withoutEnds(inside(parsed, base, look));
  }

  /** What is inside of that node. */
  static List<Span> inside(Node node, Style base, Look look) {
    Collector collector = new Collector(base, look);
    collector.all(node);
    return collector.spans;
  }

  /** Is the whole text one link or image? */
  static boolean isLink(String text) {
    Node paragraph = PARSER.parse(kindOf(' ') + text).getFirstChild();
    Node second = paragraph.getFirstChild().getNext();
    return second != null
        && second.getNext() == null
        && (second instanceof Link || second instanceof Image);
  }

  /** Stands for a neighbour, as far as emphasis asks for it, and means nothing itself. */
  private static char kindOf(int before) {
    if (Signs.isBlank(before)) {
      return '\u00A0';
    }
    return Signs.isPunctuation(before) ? '.' : 'a';
  }

  private static List<Span> withoutEnds(List<Span> spans) {
    List<Span> rest = new ArrayList<>(spans);
    Span first = rest.removeFirst();
    rest.addFirst(new Span(first.text().substring(1), first.style()));
    Span last = rest.removeLast();
    String text = last.text();
    rest.addLast(new Span(text.substring(0, text.length() - 1), last.style()));
    return rest;
  }

  /** Walks over a text and gathers its pieces. */
  private static final class Collector extends AbstractVisitor {
    private final List<Span> spans = new ArrayList<>();
    private final Look look;
    private Style style;

    Collector(Style base, Look look) {
      this.style = base;
      this.look = look;
    }

    void all(Node node) {
      visitChildren(node);
    }

    @Override
    public void visit(Text text) {
      add(text.getLiteral(), style);
    }

    @Override
    public void visit(Code code) {
      String text = code.getLiteral();
      add(look.colours() ? text : "`" + text + "`", style.in(Style.CYAN));
    }

    @Override
    public void visit(Emphasis emphasis) {
      inside(emphasis, style.asItalic());
    }

    @Override
    public void visit(StrongEmphasis emphasis) {
      inside(emphasis, style.asBold());
    }

    @Override
    public void visit(Link link) {
      linked(link, link.getDestination());
    }

    @Override
    public void visit(Image image) {
      add("[image] ", style.asDim());
      linked(image, image.getDestination());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
      add("\n", style);
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
      add("\n", style);
    }

    @Override
    public void visit(CustomNode node) {
      inside(node, node instanceof Strikethrough ? style.asStruck() : style);
    }

    private void inside(Node node, Style within) {
      Style outside = style;
      style = within;
      visitChildren(node);
      style = outside;
    }

    /** The address is always shown: a text could say another. */
    private void linked(Node node, String address) {
      int from = spans.size();
      inside(node, style.asUnderlined().linkedTo(address));
      StringBuilder text = new StringBuilder();
      spans.subList(from, spans.size()).forEach(span -> text.append(span.text()));
      if (!address.isEmpty() && !address.replaceFirst("^mailto:", "").contentEquals(text)) {
        add(text.isEmpty() ? address : " (" + address + ")", style.asDim().linkedTo(address));
      }
    }

    private void add(String text, Style within) {
      spans.add(new Span(text, within));
    }
  }
}
