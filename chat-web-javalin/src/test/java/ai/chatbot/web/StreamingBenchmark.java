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
import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How smooth the page stays while an answer of 2,000 tokens comes, 100 in a second, into a chat of
 * 200 messages. No build runs this: what it prints depends on the machine. It fails only if the
 * answer is not shown.
 */
final class StreamingBenchmark {
  private static final int TOKENS = 2_000;
  private static final int QUARTER = TOKENS / 4;
  private static final long A_TOKEN_NANOS = TimeUnit.SECONDS.toNanos(1) / 100;
  private static final int STORED_ANSWERS = 100;

  /** Long frames as the browser tells them, and all frames as the page sees them. */
  private static final String WATCH =
      """
      window.seen = { frames: [], long: [], moved: 0 };
      let last;
      const frame = (now) => {
        if (last) seen.frames.push(now - last);
        last = now;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
      new PerformanceObserver((list) => {
        for (const { duration, blockingDuration, scripts, renderStart, styleAndLayoutStart, startTime } of list.getEntries()) {
          seen.long.push({
            duration, blockingDuration,
            layout: startTime + duration - styleAndLayoutStart,
            scripts: scripts.map(({ duration, invoker, forcedStyleAndLayoutDuration }) => [duration, forcedStyleAndLayoutDuration, invoker]),
          });
        }
      }).observe({ type: "long-animation-frame" });
      new PerformanceObserver((list) => {
        for (const { value, hadRecentInput } of list.getEntries()) seen.moved += hadRecentInput ? 0 : value;
      }).observe({ type: "layout-shift" });
      """;

  private static final String FORGET =
      "() => { seen.frames = []; seen.long = []; seen.moved = 0; }";

  private static final String TELL =
      """
      () => JSON.stringify({
        longest: Math.max(...seen.frames),
        frames: seen.frames.length,
        over50: seen.frames.filter((gap) => gap > 50).length,
        over34: seen.frames.filter((gap) => gap > 34).length,
        longTasks: seen.long.length,
        worst: seen.long.sort((one, other) => other.duration - one.duration).slice(0, 3),
        moved: seen.moved,
      })
      """;

  @ParameterizedTest
  @ValueSource(strings = {"mixed", "list", "table", "code", "paragraph"})
  void anAnswerStreams(String kind) throws IOException, InterruptedException {
    Speaker model = new Speaker();
    try (RunningChat chat = new RunningChat(model, Map.of("CHAT_GUEST_QUESTIONS", "1000"));
        Chromium chromium = new Chromium()) {
      Visitor guest = chat.aGuest();
      UUID id = UUID.randomUUID();
      for (int stored = 0; stored < STORED_ANSWERS; stored++) {
        guest.ask(id, "stored");
      }
      BrowserContext context = chromium.browser().newContext();
      Cookie cookie = new Cookie("chat-session", guest.session()).setUrl(chat.address());
      context.addCookies(List.of(cookie));
      context.addInitScript(WATCH);
      Page page = context.newPage();
      page.navigate(chat.address() + "/chat/" + id);
      Locator answers = page.getByTestId("message-assistant");
      assertThat(answers).hasCount(STORED_ANSWERS);
      assertThat(answers.last().locator(".katex")).not().hasCount(0);
      assertThat(answers.last().locator(".hljs-keyword")).not().hasCount(0);
      JsonNode opening = Json.MAPPER.readTree((String) page.evaluate(TELL));
      page.evaluate(FORGET);
      CDPSession tools = context.newCDPSession(page);
      JsonObject onTheThread = new JsonObject();
      onTheThread.addProperty("timeDomain", "threadTicks");
      tools.send("Performance.enable", onTheThread);
      page.getByTestId("multimodal-input").fill(kind);
      page.getByTestId("send-button").click();
      model.said(0).await();
      Metrics start = Metrics.now(tools);
      model.said(1).await();
      Metrics first = Metrics.now(tools).since(start);
      model.said(3).await();
      Metrics third = Metrics.now(tools);
      model.said(4).await();
      Metrics last = Metrics.now(tools).since(third);
      assertThat(answers.last())
          .hasAttribute("data-state", "done", new HasAttributeOptions().setTimeout(60_000));
      page.waitForTimeout(1_000);
      JsonNode seen = Json.MAPPER.readTree((String) page.evaluate(TELL));
      assertThat(answers.last().innerText()).contains("The end.");
      System.out.printf(
          "%s: longest frame %.0f ms, over 50 ms: %d of %d, over 34 ms: %d; moved %.3f; opening"
              + " %.0f ms%n  per token, first quarter: %s%n  per token, last quarter:  %s%n  worst:"
              + " %s%n",
          kind,
          seen.path("longest").asDouble(),
          seen.path("over50").asInt(),
          seen.path("frames").asInt(),
          seen.path("over34").asInt(),
          seen.path("moved").asDouble(),
          opening.path("longest").asDouble(),
          first,
          last,
          seen.path("worst"));
    }
  }

  /** In milliseconds that the page's main thread had a processor. */
  private record Metrics(double tasks, double scripts, double layout, double styles) {
    static Metrics now(CDPSession tools) {
      Map<String, Double> all = new HashMap<>();
      JsonObject answer = tools.send("Performance.getMetrics");
      answer
          .getAsJsonArray("metrics")
          .forEach(
              metric ->
                  all.put(
                      metric.getAsJsonObject().get("name").getAsString(),
                      metric.getAsJsonObject().get("value").getAsDouble() * 1_000));
      return new Metrics(
          all.getOrDefault("TaskDuration", 0.0),
          all.getOrDefault("ScriptDuration", 0.0),
          all.getOrDefault("LayoutDuration", 0.0),
          all.getOrDefault("RecalcStyleDuration", 0.0));
    }

    Metrics since(Metrics before) {
      return new Metrics(
          tasks - before.tasks,
          scripts - before.scripts,
          layout - before.layout,
          styles - before.styles);
    }

    @Override
    public String toString() {
      return "%.2f ms, of which scripts %.2f, layout %.2f, styles %.2f"
          .formatted(tasks / QUARTER, scripts / QUARTER, layout / QUARTER, styles / QUARTER);
    }
  }

  /** Says what it is asked for in so many tokens; what is to be stored, at once. */
  private static final class Speaker implements LanguageModel {
    private final List<CountDownLatch> quarters =
        IntStream.rangeClosed(0, 4).mapToObj(quarter -> new CountDownLatch(1)).toList();

    CountDownLatch said(int quarter) {
      return quarters.get(quarter);
    }

    @Override
    public void generate(ModelRequest request, Consumer<? super ModelEvent> sink) {
      if (request.purpose() != Purpose.CHAT) {
        sink.accept(new ModelEvent.TextDelta("A benchmark"));
      } else {
        String kind = question(request);
        if (kind.equals("stored")) {
          sink.accept(new ModelEvent.TextDelta(MIXED));
        } else {
          speak(text(kind), sink);
        }
      }
      sink.accept(new ModelEvent.Finished(StopReason.END_TURN, TokenUsage.NONE));
    }

    private void speak(String text, Consumer<? super ModelEvent> sink) {
      long begin = System.nanoTime();
      for (int token = 0; token < TOKENS; token++) {
        if (token % QUARTER == 0) {
          said(token / QUARTER).countDown();
        }
        LockSupport.parkNanos(begin + token * A_TOKEN_NANOS - System.nanoTime());
        long length = text.length();
        String piece =
            text.substring((int) (length * token / TOKENS), (int) (length * (token + 1) / TOKENS));
        if (!piece.isEmpty()) {
          sink.accept(new ModelEvent.TextDelta(piece));
        }
      }
      said(4).countDown();
    }

    private static String question(ModelRequest request) {
      return request.messages().getLast().blocks().stream()
          .filter(ModelBlock.Text.class::isInstance)
          .map(block -> ((ModelBlock.Text) block).text())
          .findFirst()
          .orElseThrow();
    }
  }

  private static final String MIXED =
      """
      ## What rivers do

      A river **carries** what it takes: *sand*, gravel, and `silt`, for [many kilometres](https://a.example/rivers).
      It slows down where the land is flat, and lets go of it there, which is why deltas grow.

      1. It begins as a spring, or below a glacier.
      2. It cuts a valley:
         - quickly where the rock is soft,
         - slowly where it is not.
      3. It meets the sea.

      ```java
      /** How fast it flows, by Manning's formula. */
      static double speed(double radius, double slope, double roughness) {
        return Math.pow(radius, 2.0 / 3) * Math.sqrt(slope) / roughness; // m/s
      }
      ```

      | River | Length | Ends in |
      |---|--:|---|
      | Rhine | 1,233 km | the North Sea |
      | Danube | 2,850 km | the Black Sea |

      The formula is $v = \\frac{1}{n} R^{2/3} S^{1/2}$, and with it

      $$
      Q = A \\cdot v = \\frac{A}{n} R^{2/3} \\sqrt{S}
      $$

      > Nobody steps twice into the same one.

      """;

  private static String text(String kind) {
    return switch (kind) {
      case "mixed" -> MIXED.repeat(8) + "The end.";
      case "list" ->
          lines(300, "- Item %d says **something** about `rivers` in a few words") + "\nThe end.";
      case "table" ->
          "| a | b | c |\n|---|--:|---|\n"
              + lines(250, "| Row %d | 12,345 | **some** words about `rivers` |")
              + "\nThe end.";
      case "code" ->
          "```java\n"
              + lines(3_000, "  int value%d = compute(\"text\", 42); // why")
              + "\n```\n\nThe end.";
      case "paragraph" ->
          lines(330, "Sentence %d says **something** about `rivers` and so on.").replace("\n", " ")
              + "The end.";
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static String lines(int count, String line) {
    return IntStream.range(0, count).mapToObj(line::formatted).collect(Collectors.joining("\n"))
        + "\n";
  }
}
