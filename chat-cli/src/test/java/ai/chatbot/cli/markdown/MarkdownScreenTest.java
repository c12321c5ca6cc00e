package ai.chatbot.cli.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MarkdownScreenTest {
  private static final String BOLD = "\033[0;1m";
  private static final String ITALIC = "\033[0;3m";
  private static final String DIM = "\033[0;2m";
  private static final String OFF = "\033[0m";

  @Test
  void emphasisIsSeenAndItsSignsAreNot() {
    assertThat(coloured("a **strong** and *weak* and ~~gone~~ word"))
        .isEqualTo(
            "a "
                + (BOLD + "strong" + OFF)
                + (" and " + ITALIC + "weak" + OFF)
                + (" and \033[0;9mgone" + OFF + " word\n"));
    assertThat(plain("2 * 3 * 4, snake_case_name, 5 ** 2, a*"))
        .isEqualTo("2 * 3 * 4, snake_case_name, 5 ** 2, a*\n");
    assertThat(plain("\\*so\\* &amp; &copy; \\_that\\_")).isEqualTo("*so* & © _that_\n");
  }

  @Test
  void withoutColoursCodeKeepsItsSigns() {
    assertThat(plain("say `ls -l *.c` now")).isEqualTo("say `ls -l *.c` now\n");
    assertThat(coloured("say `ls`")).isEqualTo("say \033[0;36mls" + OFF + "\n");
  }

  @Test
  void withoutColoursThereIsNone() {
    assertThat(
            Drawing.of(
                "# T\n\n`a` **b**\n\n```java\nint a; // c\n```\n---\n> q", 40, Drawing.PLAIN))
        .doesNotContainPattern("\033\\[[0-9;]*(?:2|3[0-7])m")
        .contains("\033[0;1mb");
  }

  @Test
  void titlesAreBold() {
    assertThat(coloured("# One\n## Two ##\n### C#\n#hashtag"))
        .isEqualTo(
            ("\033[0;1;4mOne" + OFF + "\n")
                + (BOLD + "Two" + OFF + "\n")
                + (BOLD + "C#" + OFF + "\n")
                + "#hashtag\n");
  }

  @Test
  void listsAreIndentedAndNumbered() {
    assertThat(
            plain(
                """
                - one
                  - deeper
                    - deepest
                - two

                  with a paragraph
                * [ ] to do
                * [x] done

                3. third
                3. fourth
                   - inside
                """))
        .isEqualTo(
            """
            • one
              ◦ deeper
                ▪ deepest
            • two

              with a paragraph
            ☐ to do
            ☑ done

            3. third
            4. fourth
               ◦ inside
            """);
  }

  @Test
  void quotesHaveABar() {
    assertThat(plain("> one\n> two\nlazily\n>\n> > deep\n> - item\n\nout"))
        .isEqualTo("│ one\n│ two\n│ lazily\n│ \n│ │ deep\n│ • item\n\nout\n");
  }

  @Test
  void linesAreBrokenBetweenWords() {
    assertThat(Drawing.of("- one two three four\n> five six seven", 14, Drawing.PLAIN))
        .isEqualTo("• one two\n  three four\n│ five six\n│ seven\n");
    assertThat(Drawing.of("a verylongwordindeed b", 8, Drawing.PLAIN))
        .isEqualTo("a\nverylong\nwordinde\ned b\n");
    assertThat(Drawing.of("東京は日本の首都です。", 12, Drawing.PLAIN)).isEqualTo("東京は日本の\n首都です。\n");
    assertThat(Drawing.of("👍🏽 👍🏽 👍🏽 👍🏽", 8, Drawing.PLAIN))
        .isEqualTo("👍🏽 👍🏽 👍🏽\n👍🏽\n");
  }

  @Test
  void theWidthIsThatOfTheMoment() {
    StringBuilder drawn = new StringBuilder();
    int[] width = {20};
    MarkdownScreen screen = new MarkdownScreen(drawn::append, () -> width[0], Drawing.PLAIN);
    screen.accept("one two three\n\n");
    width[0] = 8;
    screen.accept("one two three\n");
    screen.finish();
    assertThat(drawn).hasToString("one two three\n\none two\nthree\n");
  }

  @Test
  void linksShowTheirAddress() {
    assertThat(plain("see [the *docs*](https://a.b/c) or <https://d.e>."))
        .contains("docs", " (https://a.b/c)")
        .endsWith("https://d.e" + OFF + ".\n");
    assertThat(plain("![a cat](cat.png)")).contains("[image] ", "a cat", "(cat.png)");
    assertThat(plain("[1] and [x] (y) and [z](not a link)"))
        .isEqualTo("[1] and [x] (y) and [z](not a link)\n");
  }

  @Test
  void aTerminalThatOpensLinksIsToldOfThem() {
    assertThat(Drawing.of("[a](https://b.c/d)", 80, Drawing.LINKED))
        .contains("\033]8;;https://b.c/d\033\\")
        .endsWith("\033]8;;\033\\" + OFF + "\n");
    assertThat(Drawing.of("[a](<b c>) [d](é) [e](&#27;]0;x&#7;)", 80, Drawing.LINKED))
        .doesNotContain("\033]8;;b", "\033]8;;é", "\033]0;");
  }

  @Test
  void codeIsColouredBetweenItsFences() {
    assertThat(coloured("```java\nint a = 10; // ten\nString s = \"a\\\"b\";\n```"))
        .isEqualTo(
            (DIM + "```java" + OFF + "\n")
                + "\033[0;35mint"
                + OFF
                + " a = \033[0;36m10"
                + OFF
                + "; \033[0;2;3m// ten"
                + OFF
                + "\nString s = \033[0;32m\"a\\\"b\""
                + OFF
                + ";\n"
                + (DIM + "```" + OFF + "\n"));
  }

  @Test
  void codeIsAsItWasWritten() {
    String code = "```\n*no*  emphasis\n\n    # no title\n- no item\n``\n```\n";
    assertThat(uncoloured(code)).isEqualTo(code);
    assertThat(uncoloured("- item\n  ~~~~ c\n  a\n   b\n  ~~~~\n- next"))
        .isEqualTo("• item\n  ~~~~c\n  a\n   b\n  ~~~~\n• next\n");
    assertThat(uncoloured("```\ncut off")).isEqualTo("```\ncut off\n");
    assertThat(uncoloured("text\n\n    indented *code*\n")).isEqualTo("text\n\nindented *code*\n");
  }

  @Test
  void tablesAreAligned() {
    assertThat(
            uncoloured(
                """
                | a | right | `mid` |
                |---|------:|:-----:|
                | 東京 | 1 | x |
                | longer | 22 | a\\|b |
                text
                """))
        .isEqualTo(
            """
            a      │ right │ `mid`
            ───────┼───────┼──────
            東京   │     1 │   x
            longer │    22 │  a|b
            text
            """);
  }

  @Test
  void aTableThatIsTooWideIsFolded() {
    assertThat(
            Drawing.of("| a | b |\n|---|---|\n| one two three | four |", 14, Drawing.PLAIN)
                .replaceAll("\033\\[[0-9;]*m", "")
                .lines()
                .map(String::stripTrailing))
        .containsExactly("a       │ b", "────────┼─────", "one two │ four", "three   │");
  }

  @Test
  void wordsOfATableAreBrokenOnlyWhereNothingElseHelps() {
    String table = "| a | b |\n|---|---|\n| incomprehensible | one two three four five |";
    assertThat(Drawing.of(table, 26, Drawing.COLOURED).replaceAll("\033\\[[0-9;]*m", ""))
        .contains("incomprehensible │ one two");
    assertThat(Drawing.of(table, 14, Drawing.COLOURED).replaceAll("\033\\[[0-9;]*m", ""))
        .contains("incom │ one");
  }

  @Test
  void whatOnlyLooksLikeATableIsText() {
    assertThat(plain("| a | b |\n| c | d |\n\n|x| is the size"))
        .isEqualTo("| a | b |\n| c | d |\n\n|x| is the size\n");
  }

  @Test
  void formulasAreLeftAsTheyAre() {
    assertThat(plain("where $a_1*b_2*c$ and \\(x_1\\) cost $5 or $6 *each*"))
        .startsWith("where $a_1*b_2*c$ and \\(x_1\\) cost $5 or $6 ");
    assertThat(plain("$$\na_1 * b_2 \\\\\n- c\n$$\n*x*\n\\[\ny_1\n\\]"))
        .startsWith("$$\na_1 * b_2 \\\\\n- c\n$$\n")
        .endsWith("\\[\ny_1\n\\]\n");
  }

  @Test
  void htmlIsText() {
    assertThat(plain("<b>a</b><br>\n\n<div>\n*b*\n</div>"))
        .startsWith("<b>a</b><br>\n\n<div>\n")
        .endsWith("</div>\n");
  }

  @Test
  void aLineAcrossIsDrawn() {
    assertThat(Drawing.of("a\n\n---\n\nb\n***\n", 10, Drawing.PLAIN))
        .isEqualTo("a\n\n──────────\n\nb\n──────────\n");
  }

  @Test
  void nothingIsNothing() {
    assertThat(plain("")).isEmpty();
    assertThat(plain("\n\n")).isEmpty();
    assertThat(plain("\n\na\n\n\n\nb\n\n")).isEqualTo("a\n\nb\n");
    assertThat(plain("a\r\nb\r\n")).isEqualTo("a\nb\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hello wor | 'Hello'",
        "'Hello world ' | 'Hello world'",
        "it is **bo | 'it is'",
        "it is **bold** no | 'it is'",
        "so `code | 'so'",
        "- item one | '• item'",
        "# Title of | 'Title'",
      })
  void whatHasComeIsSeenAsSoonAsItIsKnown(String markdown, String seen) {
    assertThat(Drawing.soFar(markdown).replaceAll("\033\\[[0-9;]*m", "")).startsWith(seen.strip());
  }

  @Test
  void codeIsSeenWordByWord() {
    assertThat(Drawing.soFar("```\nfirst sec")).isEqualTo("```\nfirst sec");
    assertThat(Drawing.soFar("```java\nfirst second")).isEqualTo("```java\nfirst ");
  }

  @Test
  void emphasisThatNeverEndsIsShownAfterAWhile() {
    String words =
        IntStream.range(0, 200).mapToObj(each -> "word" + each).collect(Collectors.joining(" "));
    assertThat(Drawing.soFar("begin *" + words).replaceAll("\\s+", " "))
        .startsWith("begin *word0 word1 ")
        .contains("word100");
    assertThat(uncoloured("**" + words + "**").replaceAll("\\s+", " ").strip())
        .isEqualTo("**" + words + "**");
  }

  @Test
  void whateverATextSaysItCanOnlyBeRead() {
    List<String> hostile =
        List.of(
            "\033[2J \033]52;c;eA==\007 \u009B31m \u202Eevil\u2066 &#27;[2J &#x9b;1m `\033[1m`"
                + " \u2028.",
            "[a\033](http://x\033]0;y\007) \b\b \0 \033P q \033\\",
            "```sh",
            "\033]0;title\007 \u0085 \u202E # \033c",
            "```",
            "| \033[1m | b |",
            "|---|---|",
            "| \u009B1m | \u202E |",
            "",
            "$$ \033[1m $$",
            "    \033[1m",
            "- [x] \033[1m");
    for (Look look : new Look[] {Drawing.PLAIN, Drawing.COLOURED, Drawing.LINKED}) {
      assertThat(withoutOurs(Drawing.of(String.join("\n", hostile), 40, look)))
          .contains("evil", "title", "[2J")
          .matches("[^\\x00-\\x09\\x0B-\\x1F\\x7F-\\x9F\\u202A-\\u202E\\u2066-\\u2069\\u2028]*");
    }
  }

  private static String withoutOurs(String drawn) {
    return drawn
        .replaceAll("\033\\[0(?:;(?:[1-49]|3[0-7]))*m", "")
        .replaceAll("\033]8;;[!-~]*\033\\\\", "");
  }

  private static String plain(String markdown) {
    return Drawing.of(markdown, 80, Drawing.PLAIN);
  }

  private static String uncoloured(String markdown) {
    return plain(markdown).replaceAll("\033\\[[0-9;]*m", "");
  }

  private static String coloured(String markdown) {
    return Drawing.of(markdown, 80, Drawing.COLOURED);
  }
}
