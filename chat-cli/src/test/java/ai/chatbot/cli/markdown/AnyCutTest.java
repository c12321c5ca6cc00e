package ai.chatbot.cli.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However a text is cut into pieces, the same is drawn, to the last escape sequence. */
@Timeout(300)
final class AnyCutTest {
  private static final long SEED = Long.getLong("chat.seed", 20261126);
  private static final int ROUNDS = Integer.getInteger("chat.rounds", 1_000);
  private static final List<String> PIECES =
      List.of(
          "word",
          "two words",
          " ",
          "  ",
          "\n",
          "\n\n",
          "*",
          "**",
          "***",
          "_",
          "__",
          "~~",
          "`",
          "``",
          "```",
          "```java\n",
          "~~~",
          "[",
          "]",
          "](",
          ")",
          "![",
          "(https://a.b/c \"t\")",
          "<",
          ">",
          "<https://x.y>",
          "<b>",
          "&amp;",
          "&",
          "&#27;",
          "\\",
          "\\*",
          "\\(",
          "\\)",
          "$",
          "$$",
          "$x$",
          "\\[",
          "\\]",
          "- ",
          "1. ",
          "2) ",
          "  - ",
          "    ",
          "> ",
          ">",
          "# ",
          "## ",
          "#",
          "---",
          "***\n",
          "| a | b |\n",
          "|---|:-:|\n",
          "| c | **d** |\n",
          "|",
          "- [ ] ",
          "- [x] ",
          "\t",
          "\r\n",
          "\r",
          "東京",
          "👍🏽",
          "e\u0301",
          "\u200D",
          "\033[1m",
          "\u202E",
          "\"",
          "'",
          "// c",
          "/* c */",
          "5",
          ".",
          "!",
          "=",
          "===\n",
          "\u00A0",
          "_a_",
          "*b*",
          "**c**");

  @Test
  void evenWhereEveryPieceMeansSomething() {
    String text =
        """
        # A *title* with \\# in C# ##
        One **two *three* four** five\\
        *six* `se``ven` [eight](https://a.b "t") <https://c.d> &amp; $x_1$ snake_case_word ~~no~~
        - [x] nine
          > ten
          ```java
          String s = "a\\"b"; /* c
          d */ int e = 0x1F; // f
          ```
        1. eleven

           twelve
        $$
        a_1 \\
        $$

        | a | b |
        |:--|--:|
        | *c* | `d` |
        ***
        """;
    String whole = Drawing.of(text, 30, Drawing.LINKED);
    for (int at = 1; at < text.length(); at++) {
      assertThat(Drawing.of(List.of(text.substring(0, at), text.substring(at)), 30, Drawing.LINKED))
          .as("cut at %d", at)
          .isEqualTo(whole);
    }
  }

  @Test
  void whateverTheText() {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      String text = text(random, 1 + random.nextInt(30));
      int width = 8 + random.nextInt(40);
      String whole = Drawing.of(text, width, Drawing.LINKED);
      for (int longest : new int[] {1, 3, 20}) {
        assertThat(Drawing.of(Drawing.cut(text, longest, random), width, Drawing.LINKED))
            .as("the text %s of round %d", quoted(text), round)
            .isEqualTo(whole);
      }
    }
  }

  @Test
  void andSoTheFinalScreenIsTheSame() {
    Random random = new Random(SEED);
    for (int round = 0; round < 50; round++) {
      String text = text(random, 40);
      List<String> cut = Drawing.cut(text, 5, random);
      assertThat(screen(Drawing.of(cut, 60, Drawing.COLOURED)))
          .isEqualTo(screen(Drawing.of(text, 60, Drawing.COLOURED)));
    }
  }

  private static String screen(String drawn) {
    ScreenTerminal screen = new ScreenTerminal(60, 100);
    screen.write(drawn.replace("\n", "\r\n"));
    return screen.toString();
  }

  private static String text(Random random, int length) {
    List<String> pieces = new ArrayList<>();
    IntStream.range(0, length).forEach(at -> pieces.add(PIECES.get(random.nextInt(PIECES.size()))));
    return String.join("", pieces);
  }

  private static String quoted(String text) {
    return "“" + text.replace("\033", "ESC").replace("\n", "\\n").replace("\r", "\\r") + "”";
  }
}
