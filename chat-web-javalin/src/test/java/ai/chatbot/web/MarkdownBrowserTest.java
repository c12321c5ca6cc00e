package ai.chatbot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Markdown looks like in the page, and what it leaves alone while it grows. */
@Timeout(120)
@EnabledIf(
    value = "ai.chatbot.web.Chromium#isThere",
    disabledReason = "no Chromium found: install one, or name it in CHROMIUM")
final class MarkdownBrowserTest {
  private static final String CODE = "int a = 1;\n\nString b = \"<b>&amp;\\t\";\n  // c";

  /** Grows a text in one view, shows it whole in another, and returns what the two have come to. */
  private static final String GROWN_AND_WHOLE =
      """
      async ([text, step]) => {
        const module = document.querySelector("script[type=module]").src.replace("chat-page", "markdown-view");
        const { MarkdownView } = await import(module);
        const hosts = [0, 1].map(() => document.body.appendChild(document.createElement("div")));
        const grown = new MarkdownView(hosts[0]);
        for (let end = 0; end < text.length; end += step) grown.show(text.slice(0, end), false);
        grown.show(text, false);
        grown.show(text, true);
        new MarkdownView(hosts[1]).show(text, true);
        const [one, other] = hosts.map((host) => host.innerHTML);
        return hosts[0].isEqualNode(hosts[1]) ? [one, one] : [one, other];
      }
      """;

  private static final String ONE_AFTER_THE_OTHER =
      """
      async (texts) => {
        const module = document.querySelector("script[type=module]").src.replace("chat-page", "markdown-view");
        const { MarkdownView } = await import(module);
        const host = document.body.appendChild(document.createElement("div"));
        const view = new MarkdownView(host);
        for (const text of texts) view.show(text, false);
        return host.innerHTML;
      }
      """;

  private static Chromium chromium;

  private final List<String> faults = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final RunningChat chat =
      new RunningChat((request, sink) -> model().generate(request, sink));
  private ScriptedModel model = ScriptedModel.silent();
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void start() {
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  @BeforeEach
  void openThePage() {
    context = chromium.browser().newContext();
    context.addInitScript(
        "addEventListener('securitypolicyviolation', (event) => console.log('forbidden: ' +"
            + " event.violatedDirective))");
    context.onRequest(request -> requests.add(request.url()));
    page = context.newPage();
    page.onPageError(faults::add);
    page.onConsoleMessage(
        message -> {
          if (message.text().startsWith("forbidden")) {
            faults.add(message.text());
          }
        });
    page.navigate(chat.address());
  }

  @AfterEach
  void closeThePage() {
    context.close();
    chat.close();
    assertThat(faults).isEmpty();
  }

  @Test
  void tablesAreAlignedAndScrollInABoxOfTheirOwn() {
    ask(ScriptedModel.saying("| a | b |\n|:-:|--:|\n" + "| " + "word".repeat(300) + " | 2 |\n"));
    Locator box = answer().locator(".table-box");
    assertThat(box).hasAttribute("role", "region");
    assertThat(box).hasAttribute("aria-label", "Table");
    assertThat(box).hasAttribute("tabindex", "0");
    assertThat(box.locator("td")).hasCount(2);
    assertThat(box.locator("th").first()).hasCSS("text-align", "center");
    assertThat(box.locator("td").last()).hasCSS("text-align", "right");
    assertThat((Boolean) box.evaluate("(box) => box.scrollWidth > box.clientWidth")).isTrue();
  }

  @Test
  void tasksHaveNamesAndLinksLeadToAnotherTab() {
    ask(
        ScriptedModel.saying(
            "- [x] Buy milk\n- [ ] Sell ~~milk~~ cheese\n\n# Links\n\nhttps://a.example,"
                + " [b](mailto:b@c.example), [d](ftp://d.example), ![e](https://e.example/f.png)"));
    Locator boxes = answer().locator("input[type=checkbox]");
    assertThat(boxes).hasCount(2);
    assertThat(boxes.first()).isChecked();
    assertThat(boxes.first()).isDisabled();
    assertThat(boxes.first()).hasAttribute("aria-label", "Buy milk");
    assertThat(answer().locator("del")).hasText("milk");
    assertThat(answer().locator("h2")).hasText("Links");
    assertThat(answer().locator("a[href]")).hasText(new String[] {"https://a.example", "b", "e"});
    for (Locator link : answer().locator("a[href]").all()) {
      assertThat(link).hasAttribute("rel", "noopener noreferrer nofollow");
      assertThat(link).hasAttribute("target", "_blank");
    }
  }

  @Test
  void codeIsNamedAndColouredAndCopiedToTheLetter() {
    context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
    ask(
        ScriptedModel.saying(
            "```java\n" + CODE + "\n```\n\n- in a list:\n  ```py\n  x = 1\n  ```"));
    assertThat(answer().locator(".code-language")).hasText(new String[] {"Java", "Python"});
    assertThat(answer().locator(".code .hljs-string")).hasText("\"<b>&amp;\\t\"");
    assertThat(answer().locator("li .code .hljs-number")).hasText("1");
    answer().locator(".code .copy").first().click();
    assertThat(answer().locator(".code .copy").first()).hasText("Copied");
    assertThat(page.evaluate("() => navigator.clipboard.readText()")).isEqualTo(CODE);
  }

  @Test
  void longCodeIsSelectedAsItIs() {
    String code = "line\n\n".repeat(200) + "end";
    ask(ScriptedModel.saying("```\n" + code + "\n```"));
    assertThat(answer()).containsText("end");
    String selected =
        (String)
            answer()
                .locator("code")
                .evaluate(
                    "(code) => (getSelection().selectAllChildren(code),"
                        + " getSelection().toString())");
    assertThat(selected).isEqualTo(code);
  }

  @Test
  void coloursMoveNothing() throws InterruptedException {
    BlockingQueue<Route> held = new LinkedBlockingQueue<>();
    context.route("**/highlight-worker.js", held::add);
    ask(ScriptedModel.saying("```java\n" + "int a = \"b\"; // c\n".repeat(90) + "```\n\nBelow."));
    assertThat(answer()).hasAttribute("data-state", "done");
    assertThat(answer().locator(".hljs-string")).hasCount(0);
    page.waitForCondition(() -> !held.isEmpty());
    Object before = boxes();
    held.take().resume();
    assertThat(answer().locator(".hljs-string")).hasCount(90);
    assertThat(boxes()).isEqualTo(before);
  }

  @Test
  void whatNobodyNeedsIsNotLoaded() {
    ask(ScriptedModel.saying("**Words** for $5 and $10, `code`, | and a list:\n\n1. a\n2. b"));
    assertThat(answer()).hasAttribute("data-state", "done");
    assertThat(answer().locator("li")).hasCount(2);
    assertThat(requests).anyMatch(url -> url.contains("marked"));
    assertThat(requests).noneMatch(url -> url.contains("katex") || url.contains("highlight-"));
  }

  @Test
  void formulasAreDrawnAndPricesAreNot() {
    ask(
        ScriptedModel.saying(
            """
            From $5 to $10: $\\vec{x}^2$ and

            $$
            \\fcolorbox{red}{white}{\\pmb{y}} = \\sqrt{z}
            $$

            \\[ a \\]

            `$b$` $\\frac{c$ $\\href{javascript:d}{d}$
            """));
    assertThat(answer().locator(".katex")).hasCount(4);
    assertThat(answer().locator(".math-display .katex")).hasCount(2);
    assertThat(answer().locator("p").first()).containsText("From $5 to $10: ");
    assertThat(answer().locator(".math code")).hasText("\\frac{c");
    assertThat(answer().locator("a")).hasCount(0);
    assertThat(answer().locator("math").first()).containsText("x");
    assertThat(requests).anyMatch(url -> url.contains("katex"));
    assertThat(answer().locator("[data-style]")).hasCount(0);
    assertThat(answer().locator(".katex .overlay svg")).hasAttribute("style", "width: 0.471em;");
  }

  @Test
  void whatIsSelectedStaysSelectedWhileTheTextGrows() {
    Gate gate = new Gate();
    ask(
        ScriptedModel.saying("One two **three", " four")
            .thenWaiting(gate)
            .thenSaying(" five** six [se", "ven](https://a.example) eight"));
    assertThat(answer().locator("strong")).hasText("three four");
    page.evaluate(
        """
        () => {
          const paragraph = document.querySelector(".message-answer p");
          getSelection().setBaseAndExtent(paragraph.firstChild, 4, paragraph.querySelector("strong").firstChild, 5);
        }
        """);
    gate.open();
    assertThat(answer()).containsText("eight");
    assertThat(page.evaluate("() => getSelection().toString()")).isEqualTo("two three");
    assertThat(answer().locator("strong")).hasText("three four five");
  }

  @Test
  void codeStaysWhereItIsScrolledWhileItGrows() {
    Gate gate = new Gate();
    ask(
        ScriptedModel.saying("```java\nString a = \"" + "b".repeat(500) + "\";\n")
            .thenWaiting(gate)
            .thenSaying("int c = 1;\n```\n\nOver."));
    Locator code = answer().locator(".code pre");
    assertThat(code.locator(".hljs-string")).isVisible();
    code.evaluate("(code) => { code.scrollLeft = 300; code.dataset.mark = 'same'; }");
    gate.open();
    assertThat(answer()).containsText("Over.");
    assertThat(answer()).hasAttribute("data-state", "done");
    assertThat(code.evaluate("(code) => code.scrollLeft")).isEqualTo(300);
    assertThat(code).hasAttribute("data-mark", "same");
  }

  @Test
  void whatIsNotWholeLooksCalmAndInTheEndIsShownAsItWasGiven() {
    Gate gate = new Gate();
    ask(
        ScriptedModel.saying("A **bold")
            .thenWaiting(gate)
            .thenSaying("\n\nB [c](https://d")
            .thenWaiting(gate));
    assertThat(answer().locator("strong")).hasText("bold");
    assertThat(answer().locator(".markdown")).hasText("A bold");
    gate.open();
    assertThat(answer()).hasAttribute("data-state", "done");
    assertThat(answer().locator(".markdown p"))
        .hasText(new String[] {"A **bold", "B [c](https://d"});
  }

  @Test
  void whatStandsIsNotDrawnAgain() {
    Gate gate = new Gate();
    ask(
        ScriptedModel.saying("# a\n\n1. b\n2. c\n3. d")
            .thenWaiting(gate)
            .thenSaying("\n4. e\n\n| f |\n|---|\n| g |\n| h |\n| i |"));
    assertThat(answer().locator("li")).hasCount(3);
    page.evaluate(
        "() => document.querySelectorAll('.markdown h2, li').forEach((each) => (each.dataset.mark ="
            + " 'same'))");
    gate.open();
    assertThat(answer()).hasAttribute("data-state", "done");
    assertThat(answer().locator("td")).hasCount(3);
    assertThat(answer().locator("[data-mark=same]")).hasCount(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# A\n\nSome *b* and **c** with `d`,\nand [e](https://f.example).\n\n> g\n> h\n\n---\n\ni",
        "1. a\n2. b\n   - c\n   - d\n\n     e\n3. f\n\nEnd",
        "- Use <li> tags\n- a</ul> b\n- c</li> d\n- e\n\nf",
        "| <tr> | </table> |\n|---|---|\n| a <tr> b | c |\n| d</table> e | f |\n| g | <td> |\n\nh",
        "1. a\n\n2. b\n\n3. c\n10) d\n* e\n* f\n- g",
        "- a\n- b\n\n- c\n  ```js\n  d\n  ```\n- [ ] e\n- [x] f\n\n\ng",
        "| a | b |\n|---|:-:|\n| c | d |\n| e | `f` |\n| g |\n| h | i |\n\nj",
        "a\n| b |\n| --- |\n| c |\n| d |\n| e |\nf",
        "```java\na\n\nb\n\nc\n``\nd\n```\n\ne\n\n    f\n    g\n\n    h",
        "  ~~~\n  a\n   b\n  c\n  d\n  e\n~~~\nf",
        "[a]\n\n- [b][c]\n- d\n- e\n\n[a]: https://a.example\n[c]: https://c.example",
        "$a$ $$b$$\n\n$$\nc\n$$\n\n\\[\nd\n\\]\n\ne \\(f\\) $5",
        "<details>\n<summary>a</summary>\n\nb\n\n</details>\n\n<b>c <i>d</b>",
        "a\r\nb\r\n\r\n- c\r\n- d\r\n- e\r\n\r\n```\r\nf\r\ng\r\nh\r\n```",
        "a\n===\nb\n---\n\n***\n\n* a\n\n  b\n* c\n    1. d\n    2. e\n* f\n\n\n\n1. g\n3. h",
      })
  void whatHasGrownComesToTheSameAsWhatCameWhole(String text) {
    for (int step : List.of(1, 3, 7)) {
      List<?> both = (List<?>) page.evaluate(GROWN_AND_WHOLE, List.of(text, step));
      assertThat(both.getFirst()).isEqualTo(both.getLast()).asString().contains("block");
    }
  }

  /** Long enough to stand in pieces, and with an end that changes what is far above it. */
  @Test
  void whatIsLongHasGrownToTheSameToo() {
    for (String text :
        List.of(items(60), items(60) + "61. and a gap", paragraphs(40) + items(60))) {
      List<?> both = (List<?>) page.evaluate(GROWN_AND_WHOLE, List.of(text, 41));
      assertThat(both.getFirst()).isEqualTo(both.getLast()).asString().contains("block");
    }
  }

  @Test
  void aLongAnswerStandsInPiecesOfWhichNoneIsEmpty() {
    page.evaluate(ONE_AFTER_THE_OTHER, List.of(paragraphs(40)));
    assertThat(
            page.evaluate(
                """
                () => [...document.querySelectorAll(".blocks")].map((piece) => piece.childElementCount).join()
                """))
        .isEqualTo("12,12,12,4");
  }

  /** A document that is written anew, or an answer that begins again. */
  @ParameterizedTest
  @CsvSource({"26, 25", "25, 26", "60, 1", "13, 12", "12, 13", "40, 24"})
  void whatIsWrittenAnewComesToTheSameAsWhatIsNew(int before, int after) {
    for (List<String> texts :
        List.of(
            List.of(items(before), items(after)),
            List.of(items(before), "* item\n\n".repeat(after)),
            List.of(paragraphs(before), paragraphs(after)),
            List.of(paragraphs(before), paragraphs(after - 1) + "| a |\n|---|\n| b |"))) {
      Object rewritten = page.evaluate(ONE_AFTER_THE_OTHER, texts);
      Object fresh = page.evaluate(ONE_AFTER_THE_OTHER, texts.subList(1, 2));
      assertThat(rewritten).isEqualTo(fresh).asString().contains("block");
    }
  }

  @Test
  void htmlThatEndsAnItemOrARowTakesNothingWithIt() {
    ask(
        ScriptedModel.saying(
            "- Use <li> tags\n- a</ul> b\n- c\n\n"
                + "| d |\n|---|\n| e <tr> f |\n| g</table> h |\n| i |\n\nj"));
    assertThat(answer()).hasAttribute("data-state", "done");
    assertThat(answer().getByRole(AriaRole.LISTITEM))
        .hasText(new String[] {"Use tags", "a b", "c"});
    assertThat(answer().locator("tbody tr")).hasText(new String[] {"e f", "g h", "i"});
    assertThat(answer()).containsText("j");
  }

  private static String items(int count) {
    return lines("%d. item\n\n", count);
  }

  private static String paragraphs(int count) {
    return lines("Paragraph %d\n\n", count);
  }

  private static String lines(String line, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(line::formatted).collect(Collectors.joining());
  }

  @Test
  void aLongListIsOneListWhoseItemsAreCountedThrough() {
    ask(
        ScriptedModel.saying(
            IntStream.range(0, 60)
                .mapToObj(item -> "%d. item %d\n".formatted(7 + item, 7 + item))
                .collect(Collectors.joining())));
    assertThat(answer()).hasAttribute("data-state", "done");
    assertThat(answer().getByRole(AriaRole.LIST)).hasCount(1);
    assertThat(answer().getByRole(AriaRole.LISTITEM)).hasCount(60);
    Object numbers =
        answer()
            .locator("ol")
            .evaluateAll("pieces => pieces.map((piece) => `${piece.start} ${piece.innerText}`)");
    assertThat((List<?>) numbers)
        .hasSizeGreaterThan(1)
        .allMatch(piece -> piece.toString().matches("(?s)(\\d+) item \\1\\n.*"));
    assertThat(gapsBetweenItems()).hasSize(1);
  }

  @Test
  void itemsThatEndWithAListStandApartAsAllDo() {
    ask(ScriptedModel.saying(lines("- item %d\n  - more\n", 60)));
    assertThat(answer()).hasAttribute("data-state", "done");
    assertThat(answer().locator("[role=list] > ul")).hasCount(3);
    assertThat(gapsBetweenItems()).hasSize(1);
  }

  private Set<?> gapsBetweenItems() {
    List<?> gaps =
        (List<?>)
            answer()
                .locator("[role=listitem]")
                .evaluateAll(
                    """
                    (items) => items.slice(1).map((item, at) =>
                      Math.round(item.getBoundingClientRect().top - items[at].getBoundingClientRect().bottom))
                    """);
    return Set.copyOf(gaps);
  }

  private Object boxes() {
    return page.evaluate(
        """
        () => JSON.stringify([...document.querySelectorAll(".message-answer .block, .message-answer pre")].map((each) => {
          const { width, height, top } = each.getBoundingClientRect();
          return [width, height, top, each.scrollWidth, each.scrollHeight];
        }))
        """);
  }

  private ScriptedModel model() {
    return model;
  }

  private void ask(ScriptedModel model) {
    this.model = model;
    page.getByTestId("multimodal-input").fill("Well?");
    page.getByTestId("send-button").click();
  }

  private Locator answer() {
    return page.getByTestId("message-assistant").last();
  }
}
