package ai.chatbot.cli.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.Parser;

/** The code that a text is asked for. */
public final class FirstCode {
  private FirstCode() {}

  /** What is in the first block between fences, with its line ends; empty if there is none. */
  public static Optional<String> in(String markdown) {
    List<String> blocks = new ArrayList<>();
    Parser.builder()
        .build()
        .parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(FencedCodeBlock block) {
                blocks.add(block.getLiteral());
              }
            });
    return blocks.stream().findFirst();
  }
}
