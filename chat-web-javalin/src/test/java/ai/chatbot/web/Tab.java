package ai.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.Replying;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Stores;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A person at a browser of their own, with one tab open on a chat's site: nobody's cookies, nothing
 * remembered. Whatever goes wrong in it, or in another tab of the same browser, is noted: errors of
 * the page's scripts, errors on the console, requests to any other place, reports of what the
 * content security policy has held back. {@link #close} fails if there was any of it that the test
 * did not {@linkplain #expect expect}.
 *
 * <pre>{@code
 * try (Tab tab = Tab.desktop(chromium, chat)) {
 *   tab.open("/").ask("Why is the sky blue?");
 *   assertThat(tab.answer()).containsText("air");
 * }
 * }</pre>
 *
 * <p>For one thread, that of its {@link Chromium}.
 */
final class Tab implements AutoCloseable {
  static final Pattern CHAT_ADDRESS = Pattern.compile(".*/chat/[0-9a-f-]{36}");

  private static final double PATIENCE_MILLIS = 60_000;
  private static final String TELLING_CSP_REPORTS =
      """
      addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
        console.error(`a CSP report: ${violatedDirective} ${blockedURI}`))
      """;

  private final String address;
  private final Optional<Stores> stores;
  private final BrowserContext context;
  private final Page page;
  private final List<String> faults = new ArrayList<>();
  private final List<Pattern> expected = new ArrayList<>();

  /** In a context of one's own making, for example without JavaScript or in another time zone. */
  Tab(Chromium chromium, RunningChat chat, NewContextOptions options) {
    this(chromium, chat.address(), Optional.of(chat.stores()), options);
  }

  /** The same on the site at that address, whose stores are out of reach. */
  Tab(Chromium chromium, String address, NewContextOptions options) {
    this(chromium, address, Optional.empty(), options);
  }

  private Tab(
      Chromium chromium, String address, Optional<Stores> stores, NewContextOptions options) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    this.address = address;
    this.stores = stores;
    context = chromium.browser().newContext(options.setBaseURL(address));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    context.addInitScript(TELLING_CSP_REPORTS);
    context.onWebError(error -> faults.add("an error of a script: " + error.error()));
    context.onConsoleMessage(message -> note(message.type(), message.text()));
    context.onRequest(request -> noteAddress(request.url()));
    page = context.newPage();
  }

  /** At a desk. */
  static Tab desktop(Chromium chromium, RunningChat chat) {
    return new Tab(chromium, chat, atADesk());
  }

  /** On a phone, held upright. */
  static Tab phone(Chromium chromium, RunningChat chat) {
    return new Tab(chromium, chat, onAPhone());
  }

  /** What a desk's browser is like, to be changed further. */
  static NewContextOptions atADesk() {
    return new NewContextOptions().setViewportSize(1280, 800);
  }

  /** What a phone's browser is like, to be changed further. */
  static NewContextOptions onAPhone() {
    return new NewContextOptions()
        .setViewportSize(390, 844)
        .setIsMobile(true)
        .setHasTouch(true)
        .setDeviceScaleFactor(2);
  }

  private void note(String type, String text) {
    if (type.equals("error")) {
      faults.add("an error on the console: " + text);
    }
  }

  private void noteAddress(String requested) {
    if (!requested.startsWith(address + "/")) {
      faults.add("a request to elsewhere: " + requested);
    }
  }

  /** Goes to that place on the site, and waits until it is loaded. */
  Tab open(String path) {
    page.navigate(path);
    return this;
  }

  /** The tab's page, for all that tabs have no word for. */
  Page page() {
    return page;
  }

  /** The person's browser, in which more tabs may be opened. */
  BrowserContext context() {
    return context;
  }

  /**
   * Lets a fault pass that has this in it, such as {@code 503} for the browser's own line on the
   * console about a failed request. There must be one by the end.
   */
  Tab expect(String regex) {
    expected.add(Pattern.compile(regex));
    return this;
  }

  /** What has gone wrong so far, expected or not. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /** The box in which questions are written. */
  Locator box() {
    return page.getByTestId("multimodal-input");
  }

  /** Writes that into the box and sends it. */
  Tab ask(String question) {
    box().fill(question);
    page.getByTestId("send-button").click();
    return this;
  }

  /** The same, until the answer is there and the next question can be asked. */
  Tab askAndWait(String question) {
    int before = page.getByTestId("message-assistant").count();
    ask(question);
    PlaywrightAssertions.assertThat(page.getByTestId("message-assistant")).hasCount(before + 1);
    PlaywrightAssertions.assertThat(answer()).hasAttribute("data-state", "done");
    PlaywrightAssertions.assertThat(page.getByTestId("send-button")).isVisible();
    return this;
  }

  /** The question asked last. */
  Locator question() {
    return page.getByTestId("message-user").last();
  }

  /** The answer given last. */
  Locator answer() {
    return page.getByTestId("message-assistant").last();
  }

  /** The chat that the page is about, whether or not anything has been asked in it. */
  UUID chatId() {
    return UUID.fromString(page.locator("#shell").getAttribute("data-chat-id"));
  }

  /** Whom the server takes this person for: whoever has not been here becomes a guest by it. */
  UserId user() {
    if (context.cookies().isEmpty()) {
      context.request().get("/");
    }
    APIResponse me = context.request().get("/api/me");
    return new UserId(UUID.fromString(Visitor.parsed(me.text()).at("/user/id").asText()));
  }

  /** Has this person a chat of that title, with a question and its answer from back then. */
  ChatId keep(String title, String question, Instant at) {
    UserId owner = user();
    AQuestion asked = AQuestion.by(new User.Guest(owner)).at(at).saying(question);
    Replying.openAndClose(stores.orElseThrow(), asked);
    assertThat(stores.orElseThrow().chats().rename(owner, asked.chat(), title)).isPresent();
    return asked.chat();
  }

  /** Has this person an account from now on, of that address; the page is to be opened again. */
  Tab register(String email) {
    String account = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, Household.PASSWORD);
    APIResponse made =
        context
            .request()
            .post(
                "/api/auth/register",
                RequestOptions.create()
                    .setHeader("Content-Type", "application/json")
                    .setData(account));
    assertThat(made.ok()).as(made.text()).isTrue();
    return this;
  }

  /** Closes the browser and fails if anything went wrong in it that was not expected. */
  @Override
  public void close() {
    context.close();
    assertThat(faults).filteredOn(fault -> !isExpected(fault)).isEmpty();
    assertThat(expected).as("seen among %s", faults).allMatch(this::wasSeen);
  }

  private boolean isExpected(String fault) {
    return expected.stream().anyMatch(pattern -> pattern.matcher(fault).find());
  }

  private boolean wasSeen(Pattern pattern) {
    return faults.stream().anyMatch(fault -> pattern.matcher(fault).find());
  }
}
