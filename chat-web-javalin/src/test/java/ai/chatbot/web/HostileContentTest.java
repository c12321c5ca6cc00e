package ai.chatbot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.port.LanguageModel;
import ai.chatbot.web.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/** {@link HostileTexts} in every place that shows what people, models and tools say. */
@Timeout(300)
@EnabledIf(
    value = "ai.chatbot.web.Chromium#isThere",
    disabledReason = "no Chromium found: install one, or name it in CHROMIUM")
final class HostileContentTest {
  private static final double PATIENCE_MILLIS = 60_000;
  private static final String NOTHING = "nothing";
  private static final int LONGEST_TITLE = 80;

  /** Tells the test what the page's policy has forbidden. */
  private static final String WATCH =
      """
      addEventListener("securitypolicyviolation", (event) =>
        console.log("forbidden: " + event.violatedDirective + " " + event.blockedURI + " " + event.sample))
      """;

  /** What a message must not change: where everything else is, and what the page is. */
  private static final String SURROUNDINGS =
      """
      () => JSON.stringify({
        boxes: [".sidebar", ".chat-header", ".conversation", ".composer-area", "#composer"].map((place) => {
          const { x, y, width, height } = document.querySelector(place).getBoundingClientRect();
          return [place, x, y, width, height];
        }),
        body: [...document.body.children].map((each) => each.tagName + each.id),
        overflow: [document.documentElement, document.querySelector(".conversation")]
          .map((each) => each.scrollWidth > each.clientWidth),
        direction: getComputedStyle(document.querySelector("#composer")).direction,
        got: "gotYou" in window,
        clobbered: !(document.getElementById("messages") instanceof HTMLElement) || document.body.tagName !== "BODY",
      })
      """;

  /** Messages that are wider than their column, or reach out of themselves. */
  private static final String TOO_WIDE =
      """
      () => {
        const column = document.getElementById("messages").getBoundingClientRect();
        return [...document.querySelectorAll(".message")]
          .filter((each) => each.getBoundingClientRect().left < column.left - 1 || each.getBoundingClientRect().right > column.right + 1)
          .map((each) => each.textContent.slice(0, 60));
      }
      """;

  private static Chromium chromium;

  private final List<String> faults = new ArrayList<>();
  private final RunningChat chat =
      new RunningChat(new Hostile(), Map.of("CHAT_GUEST_QUESTIONS", "1000"));
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
    context.addInitScript(WATCH);
    page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onPageError(faults::add);
    page.onDialog(
        dialog -> {
          faults.add("a dialog: " + dialog.message());
          dialog.dismiss();
        });
    page.onConsoleMessage(
        message -> {
          if (message.text().startsWith("forbidden: ")) {
            faults.add(message.text());
          }
        });
    page.onFrameAttached(frame -> faults.add("a frame"));
    page.onPopup(popup -> faults.add("a window"));
    context.onRequest(
        request -> {
          if (!request.url().startsWith(chat.address())
              && !request.url().startsWith("data:image/")) {
            faults.add("a request to elsewhere: " + request.url());
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
  void anAnswerThatStreamsStaysInItsPlace() {
    ask(NOTHING);
    assertThat(page.getByTestId("message-assistant").last()).hasAttribute("data-state", "done");
    String surroundings = surroundings();
    for (String name : names()) {
      ask(name);
      Locator answer = page.getByTestId("message-assistant").last();
      assertThat(answer).containsText("This is " + name);
      assertThat(answer).hasAttribute("data-state", "done", patiently());
      assertThat(surroundings()).as(name).isEqualTo(surroundings);
      assertThat(tooWide()).as(name).isEmpty();
    }
    assertThat(page.getByTestId("message-assistant")).hasCount(names().size() + 1, all());
    assertThat(page.title()).isEqualTo("A title · AI Chatbot");
  }

  @Test
  void storedQuestionsAnswersThoughtsAndToolsStayInTheirPlaces() {
    ask(NOTHING);
    assertThat(page.getByTestId("message-assistant").last()).hasAttribute("data-state", "done");
    String surroundings = surroundings();
    showInstead(this::addMessages);
    assertThat(page.getByTestId("message-assistant")).hasCount(names().size(), all());
    page.evaluate(
        "() => document.querySelectorAll('details').forEach((each) => (each.open = true))");

    assertThat(surroundings()).isEqualTo(surroundings);
    assertThat(tooWide()).isEmpty();
    assertThat(page.locator(".question-text").allTextContents())
        .isEqualTo(HostileTexts.all().stream().map(HostileContentTest::onTheWire).toList());
    assertThat(page.locator(".tool-field-value")).hasCount(names().size() * 3, all());
    assertThat(page.locator(".reasoning-text")).hasCount(names().size(), all());
    assertThat(page.locator(".message [onerror], .message script, .message style, .message form"))
        .hasCount(0);
  }

  @Test
  void documentsStayInTheirPlaces() {
    ask(NOTHING);
    assertThat(page.getByTestId("message-assistant").last()).hasAttribute("data-state", "done");
    String surroundings = surroundings();
    page.route("**/api/document?*", this::sendDocument);
    showInstead(this::addDocuments);
    assertThat(page.getByTestId("document-content")).hasCount(names().size() * 3, all());
    assertThat(page.locator(".document-body:visible")).hasCount(names().size() * 3, all());
    assertThat(surroundings()).isEqualTo(surroundings);
    assertThat(tooWide()).isEmpty();
  }

  @Test
  void titlesStayInTheirPlaces() {
    Visitor guest = chat.aGuest();
    List<String> chats = new ArrayList<>();
    for (String name :
        List.of(
            "script",
            "title",
            "template",
            "bidi-overrides",
            "bidi-that-closes-more",
            "zero-width",
            "piled-accents",
            "huge-characters",
            "a-very-long-word",
            "names-of-the-document",
            "javascript-link",
            "mutation-math",
            "style",
            "unclosed-everything",
            "pictures-from-elsewhere")) {
      String text = HostileTexts.named(name);
      UUID id = UUID.randomUUID();
      guest.ask(id, NOTHING);
      String title =
          text.substring(
              0,
              text.offsetByCodePoints(
                  0, Math.min(LONGEST_TITLE, text.codePointCount(0, text.length()))));
      String body = Json.object().put("title", title).toString();
      if (guest.patch("/api/chat/" + id, body).statusCode() == 200) {
        chats.add(id.toString());
      }
    }
    assertThat(chats).hasSizeGreaterThan(10);
    context.addCookies(List.of(new Cookie("chat-session", guest.session()).setUrl(chat.address())));
    String surroundings = null;
    for (String id : chats) {
      page.navigate(chat.address() + "/chat/" + id);
      assertThat(page.getByTestId("message-assistant")).hasAttribute("data-state", "done");
      String title = guest.json("/api/chat/" + id).path("title").asText();
      assertThat(page.locator("#chat-title")).hasText(title);
      assertThat(page.title())
          .doesNotMatch("(?s).*[\u202a-\u202e\u2066-\u2069].*")
          .endsWith(" · AI Chatbot");
      surroundings = surroundings == null ? surroundings() : surroundings;
      assertThat(surroundings()).as(title).isEqualTo(surroundings);
    }
    assertThat(page.getByTestId("history-item")).not().hasCount(0);
  }

  private static List<String> names() {
    List<String> names = HostileTexts.names();
    assertThat(names).hasSizeGreaterThan(50);
    return names;
  }

  private void ask(String name) {
    page.getByTestId("multimodal-input").fill(name);
    page.getByTestId("send-button").click();
  }

  /** Has the page show those messages in the place of what is stored. */
  private void showInstead(Consumer<ArrayNode> messages) {
    ArrayNode all = Json.MAPPER.createArrayNode();
    messages.accept(all);
    byte[] body = onTheWire(all.toString()).getBytes(StandardCharsets.UTF_8);
    page.route(
        "**/api/chat/*/messages",
        route -> route.fulfill(new Route.FulfillOptions().setBodyBytes(body)));
    page.reload();
  }

  private void addMessages(ArrayNode all) {
    for (String name : names()) {
      String text = HostileTexts.named(name);
      addMessage(all, name, "user").addObject().put("type", "text").put("text", text);
      ArrayNode parts = addMessage(all, name, "assistant");
      parts.addObject().put("type", "reasoning").put("text", text);
      ObjectNode tool = parts.addObject().put("type", "tool-" + name).put("toolCallId", name);
      tool.put("state", "output-error").put("errorText", text).put("output", text);
      tool.putObject("input").put(text, text);
      parts.addObject().put("type", "text").put("text", text);
    }
  }

  private void addDocuments(ArrayNode all) {
    for (String name : names()) {
      ArrayNode parts = addMessage(all, name, "assistant");
      for (String kind : List.of("text", "code", "sheet")) {
        ObjectNode tool = parts.addObject().put("type", "tool-createDocument");
        tool.put("toolCallId", kind + name).put("state", "output-available");
        tool.putObject("input").put("title", HostileTexts.named(name)).put("kind", kind);
        tool.putObject("output").put("id", kind + " " + name).put("kind", kind);
      }
    }
  }

  private void sendDocument(Route route) {
    String id =
        java.net
            .URI
            .create(route.request().url())
            .getQuery()
            .substring("id=".length())
            .replace('+', ' ');
    String text = HostileTexts.named(id.substring(id.indexOf(' ') + 1));
    ArrayNode versions = Json.MAPPER.createArrayNode();
    versions
        .addObject()
        .put("id", id)
        .put("title", text)
        .put("kind", id.substring(0, id.indexOf(' ')))
        .put("content", text);
    route.fulfill(
        new Route.FulfillOptions()
            .setBodyBytes(versions.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static ArrayNode addMessage(ArrayNode all, String name, String role) {
    ObjectNode message = all.addObject().put("id", role + name).put("role", role);
    message.putObject("metadata");
    return message.putArray("parts");
  }

  private String surroundings() {
    return (String) page.evaluate(SURROUNDINGS);
  }

  private List<?> tooWide() {
    return (List<?>) page.evaluate(TOO_WIDE);
  }

  /** Half a character has no place in UTF-8. */
  private static String onTheWire(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static HasCountOptions all() {
    return new HasCountOptions().setTimeout(PATIENCE_MILLIS);
  }

  private static HasAttributeOptions patiently() {
    return new HasAttributeOptions().setTimeout(PATIENCE_MILLIS);
  }

  /** Says, in small pieces, the text that it is asked for by name. */
  private static final class Hostile implements LanguageModel {
    private static final int PIECES = 40;

    @Override
    public void generate(ModelRequest request, Consumer<? super ModelEvent> sink) {
      if (request.purpose() == Purpose.CHAT) {
        String name = question(request);
        String text =
            "This is " + name + ".\n\n" + (name.equals(NOTHING) ? "" : HostileTexts.named(name));
        int size = text.length() / PIECES + 1;
        for (int at = 0; at < text.length(); at += size) {
          String piece = text.substring(at, Math.min(at + size, text.length()));
          sink.accept(new ModelEvent.TextDelta(piece));
        }
      } else {
        sink.accept(new ModelEvent.TextDelta("A title"));
      }
      sink.accept(new ModelEvent.Finished(StopReason.END_TURN, TokenUsage.NONE));
    }

    private static String question(ModelRequest request) {
      return request.messages().getLast().blocks().stream()
          .filter(ModelBlock.Text.class::isInstance)
          .map(block -> ((ModelBlock.Text) block).text())
          .findFirst()
          .orElseThrow();
    }
  }
}
