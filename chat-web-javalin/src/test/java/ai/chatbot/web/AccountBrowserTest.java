package ai.chatbot.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.web.demo.DemoModel;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/** A person with a browser who registers, signs in and out, changes their password and leaves. */
@Timeout(120)
@EnabledIf(
    value = "ai.chatbot.web.Chromium#isThere",
    disabledReason = "no Chromium found: install one, or name it in CHROMIUM")
final class AccountBrowserTest {
  private static final double PATIENCE_MILLIS = 30_000;
  private static final String EMAIL = "anna@example.org";
  private static final String PASSWORD = "a long enough password";
  private static final String ANOTHER = "quite another password";

  private static Chromium chromium;

  private final RunningChat chat = new RunningChat(new DemoModel(Duration.ZERO));
  private final List<String> faults = new ArrayList<>();
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void start() {
    chromium = new Chromium();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  @BeforeEach
  void openABrowser() {
    context = chromium.browser().newContext();
    page = newPage(context);
  }

  @AfterEach
  void closeItAndLookForFaults() {
    context.close();
    chat.close();
    assertThat(faults).isEmpty();
  }

  @Test
  void aGuestWhoRegistersKeepsTheirChats() {
    open("/");
    page.getByTestId("multimodal-input").fill("Compare three databases in a table");
    page.getByTestId("send-button").click();
    assertThat(page.getByTestId("message-assistant")).hasAttribute("data-state", "done");

    page.getByTestId("user-nav-button").click();
    page.getByTestId("user-nav-item-auth").click();
    assertThat(page.getByText("Don't have an account?")).isVisible();
    page.getByRole(AriaRole.LINK, named("Sign up")).click();
    enter(EMAIL, PASSWORD);
    button("Sign Up").click();

    assertThat(page.getByTestId("user-email")).hasText(EMAIL);
    assertThat(page.getByTestId("history-item")).hasText("Compare three databases");
  }

  @Test
  void aWrongPasswordIsToldKeepsTheAddressAndIsForgottenOnceOneTypes() {
    register();
    open("/login?redirectUrl=/account");
    enter(EMAIL, "not the password");
    button("Sign in").click();

    Locator error = page.getByText("This e-mail address and password do not match.");
    assertThat(error).isVisible();
    assertThat(page.getByPlaceholder("user@acme.com")).hasValue(EMAIL);
    assertThat(page).not().hasURL(Pattern.compile(".*anna.*"));
    Locator password = page.getByLabel("Password");
    assertThat(password).isFocused();
    assertThat(password).hasAccessibleDescription("This e-mail address and password do not match.");
    assertThat(password).hasAttribute("aria-invalid", "true");
    page.reload();
    assertThat(error).isVisible();
    assertThat(page.getByPlaceholder("user@acme.com")).hasValue(EMAIL);

    password.pressSequentially(PASSWORD);
    assertThat(error).isHidden();
    button("Sign in").click();
    assertThat(page.getByRole(AriaRole.HEADING, named("Your account"))).isVisible();
  }

  @Test
  void whoIsBeingSignedInIsToldSoAndCannotSendTwice() {
    register();
    // An answer without content leaves the page as it is while it waits for one.
    page.route(
        "**/api/auth/login", route -> route.fulfill(new Route.FulfillOptions().setStatus(204)));
    open("/login");
    enter(EMAIL, PASSWORD);
    button("Sign in").click();

    Locator busy = button("Signing in…");
    assertThat(busy).isDisabled();
    assertThat(busy).hasAttribute("aria-busy", "true");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Signing in…");
  }

  @Test
  void aPasswordIsShownToWhoeverWantsToReadIt() {
    open("/register");
    Locator password = page.getByLabel("Password");
    assertThat(password).hasAccessibleDescription("8 characters or more");
    password.fill(PASSWORD);
    button("Show Password").click();
    assertThat(password).hasAttribute("type", "text");
    button("Hide Password").click();
    assertThat(password).hasAttribute("type", "password");
  }

  @Test
  void anotherPasswordTakesThePresentOne() {
    registerAndOpenTheAccount();
    Locator present = page.getByLabel("Present password");
    present.fill("not the password");
    page.getByLabel("New password").fill(ANOTHER);
    button("Change password").click();
    assertThat(page.getByText("This is not your present password.")).isVisible();
    assertThat(present).isFocused();
    assertThat(present).hasAccessibleDescription("This is not your present password.");

    present.fill(PASSWORD);
    assertThat(page.getByText("This is not your present password.")).isHidden();
    page.getByLabel("New password").fill("password123");
    button("Change password").click();
    assertThat(page.getByText("Everybody tries this password first")).isVisible();
    assertThat(page.getByLabel("New password")).isFocused();

    page.getByLabel("New password").fill(ANOTHER);
    button("Change password").click();
    assertThat(page.getByTestId("toast")).hasText("Your password is changed.");
    assertThat(present).hasValue("");
    assertThat(chat.aVisitor().login(EMAIL, PASSWORD).statusCode()).isEqualTo(401);
    assertThat(chat.aVisitor().login(EMAIL, ANOTHER).statusCode()).isEqualTo(200);
    faults.removeIf(fault -> fault.contains("the server responded with a status of 40"));
  }

  @Test
  void whoSignsOutEverywhereIsAGuestHereAndElsewhere() {
    registerAndOpenTheAccount();
    Visitor elsewhere = chat.aVisitor();
    assertThat(elsewhere.login(EMAIL, PASSWORD).statusCode()).isEqualTo(200);

    button("Sign out everywhere").click();

    assertThat(page.getByTestId("user-email")).hasText("Guest");
    assertThat(elsewhere.get("/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void anAccountIsDeletedOnceItsOwnerIsSureAndGivesThePassword() {
    registerAndOpenTheAccount();
    Locator password = page.locator("#end-password");
    password.fill(PASSWORD);
    button("Delete my account").click();
    page.getByTestId("ask-dialog").getByText("Cancel").click();
    assertThat(chat.aVisitor().login(EMAIL, PASSWORD).statusCode()).isEqualTo(200);

    password.fill("not the password");
    button("Delete my account").click();
    page.getByTestId("ask-yes").click();
    assertThat(page.getByText("This is not your present password.")).isVisible();
    assertThat(password).isFocused();

    password.fill(PASSWORD);
    button("Delete my account").click();
    page.getByTestId("ask-yes").click();
    assertThat(page.getByTestId("user-email")).hasText("Guest");
    assertThat(chat.aVisitor().login(EMAIL, PASSWORD).statusCode()).isEqualTo(401);
    faults.removeIf(fault -> fault.contains("the server responded with a status of 403"));
  }

  @Test
  void aGuestTakesAlongWhatIsTheirsAndLeavesNothing() throws IOException {
    open("/");
    page.getByTestId("multimodal-input").fill("Compare three databases in a table");
    page.getByTestId("send-button").click();
    assertThat(page.getByTestId("message-assistant")).hasAttribute("data-state", "done");
    page.getByTestId("multimodal-input").fill("a draft");

    open("/account");
    assertThat(page.getByRole(AriaRole.HEADING, named("You are a guest"))).isVisible();
    assertThat(page.getByText("19 questions left")).isVisible();
    Download file =
        page.waitForDownload(
            () -> page.getByRole(AriaRole.LINK, named("Download my data")).click());
    assertThat(Files.readString(file.path())).contains("Compare three", "{\"type\":\"end\"}");

    button("Delete everything").click();
    page.getByTestId("ask-yes").click();
    assertThat(page.getByTestId("suggested-actions")).isVisible();
    assertThat(page.getByTestId("history-item")).hasCount(0);
    assertThat(page.evaluate("Object.keys(localStorage).length")).isEqualTo(0);
  }

  @Test
  void aKeyboardIsEnough() {
    register();
    open("/login");
    assertThat(page.getByPlaceholder("user@acme.com")).isFocused();
    page.keyboard().type(EMAIL);
    page.keyboard().press("Tab");
    page.keyboard().type(PASSWORD);
    page.keyboard().press("Enter");
    assertThat(page.getByTestId("user-email")).hasText(EMAIL);

    open("/account");
    for (int tabs = 0; tabs < 30 && !isFocused("#end-password"); tabs++) {
      page.keyboard().press("Tab");
    }
    assertThat(page.locator("#end-password")).isFocused();
    page.keyboard().type(PASSWORD);
    page.keyboard().press("Enter");
    assertThat(page.getByTestId("ask-dialog")).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.getByTestId("ask-dialog")).isHidden();
    page.locator("#end-password").press("Enter");
    while (!isFocused("#ask-yes")) {
      page.keyboard().press("Tab");
    }
    page.keyboard().press("Enter");
    assertThat(page.getByTestId("user-email")).hasText("Guest");
  }

  @Test
  void withoutScriptsOneRegistersSignsInAndIsToldWhatNeedsThem() {
    try (BrowserContext plain =
        chromium.browser().newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
      page = newPage(plain);
      open("/register?redirectUrl=/account");
      enter(EMAIL, PASSWORD);
      assertThat(button("Show Password")).hasCount(0);
      button("Sign Up").click();

      assertThat(page.getByRole(AriaRole.HEADING, named("Your account"))).isVisible();
      assertThat(page.locator("noscript .account-lead")).isVisible();
      assertThat(button("Delete my account")).isDisabled();
      assertThat(button("Change password")).isDisabled();
    }
  }

  private Page newPage(BrowserContext browser) {
    Page opened = browser.newPage();
    opened.onPageError(faults::add);
    opened.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            faults.add(message.text());
          }
        });
    opened.onRequest(
        request -> {
          if (!request.url().startsWith(chat.address())) {
            faults.add("a request to elsewhere: " + request.url());
          }
        });
    return opened;
  }

  private void open(String path) {
    page.navigate(chat.address() + path);
  }

  private void register() {
    assertThat(chat.aGuest().register(EMAIL, PASSWORD).statusCode()).isEqualTo(200);
  }

  private void registerAndOpenTheAccount() {
    open("/register?redirectUrl=/account");
    enter(EMAIL, PASSWORD);
    button("Sign Up").click();
    assertThat(page.getByRole(AriaRole.HEADING, named("Your account"))).isVisible();
  }

  private void enter(String email, String password) {
    page.getByPlaceholder("user@acme.com").fill(email);
    page.getByLabel("Password").fill(password);
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, named(name));
  }

  private boolean isFocused(String selector) {
    return (boolean) page.evaluate("it => document.activeElement?.matches(it) ?? false", selector);
  }

  private static GetByRoleOptions named(String name) {
    return new GetByRoleOptions().setName(name).setExact(true);
  }
}
