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
import com.google.gson.JsonElement;
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
  private static final int A_TOKEN_MILLIS = 10;
  private static final int STORED_ANSWERS = 100;

  /** Nine characters a token, twice what most have. */
  private static final int LENGTH = 9 * TOKENS;

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

  /** Tells of the frames since it was last asked. */
  private static final String TELL =
      """
      () => {
        const { frames, long, moved } = seen;
        window.seen = { frames: [], long: [], moved: 0 };
        const over = (most) => frames.filter((gap) => gap > most).length;
        const worst = long.sort((one, other) => other.duration - one.duration).slice(0, 3);
        return JSON.stringify({
          said: `${over(50)} of ${frames.length} frames over 50 ms, ${over(34)} over 34, longest ${Math.max(...frames)};`
            + ` moved ${moved.toFixed(3)}`,
          worst,
        });
      }
      """;

  @ParameterizedTest
  @ValueSource(strings = {"mixed", "list", "table", "code", "paragraph"})
  void anAnswerStreams(String kind) throws IOException, InterruptedException {
    Speaker model = new Speaker();
    try (RunningChat chat = new RunningChat(model, Map.of("CHAT_GUEST_QUESTIONS", "1000"));
        Chromium chromium = new Chromium()) {
      BrowserContext context = chromium.browser().newContext();
      Page page = aLongChat(chat, context);
      Locator answers = page.getByTestId("message-assistant");
      Metrics.Source metrics = new Metrics.Source(context.newCDPSession(page));
      System.out.println(kind);
      tell("opening  ", page, "");
      Metrics resting = metrics.now();
      page.waitForTimeout(QUARTER * A_TOKEN_MILLIS);
      tell("at rest  ", page, metrics.now().since(resting));
      page.getByTestId("multimodal-input").fill(kind);
      page.getByTestId("send-button").click();
      Metrics[] quarters = new Metrics[5];
      for (int quarter = 0; quarter <= 4; quarter++) {
        model.said(quarter).await();
        quarters[quarter] = metrics.now();
        if (quarter > 0) {
          tell("quarter " + quarter, page, quarters[quarter].since(quarters[quarter - 1]));
        }
      }
      assertThat(answers.last())
          .hasAttribute("data-state", "done", new HasAttributeOptions().setTimeout(60_000));
      page.waitForTimeout(1_000);
      tell("its end  ", page, "");
      assertThat(answers.last().innerText()).contains("The end.");
    }
  }

  private static Page aLongChat(RunningChat chat, BrowserContext context) {
    Visitor guest = chat.aGuest();
    UUID id = UUID.randomUUID();
    for (int stored = 0; stored < STORED_ANSWERS; stored++) {
      guest.ask(id, "stored");
    }
    context.addCookies(List.of(new Cookie("chat-session", guest.session()).setUrl(chat.address())));
    context.addInitScript(WATCH);
    Page page = context.newPage();
    page.navigate(chat.address() + "/chat/" + id);
    Locator answers = page.getByTestId("message-assistant");
    assertThat(answers).hasCount(STORED_ANSWERS);
    assertThat(answers.last().locator(".katex")).not().hasCount(0);
    assertThat(answers.last().locator(".hljs-keyword")).not().hasCount(0);
    return page;
  }

  private static void tell(String when, Page page, Object metrics) throws IOException {
    JsonNode seen = Json.MAPPER.readTree((String) page.evaluate(TELL));
    System.out.printf("  %s: %s %s%n", when, seen.path("said").asText(), metrics);
    seen.path("worst").forEach(frame -> System.out.println("      " + frame));
  }

  /** In milliseconds that the page's main thread had a processor. */
  private record Metrics(double tasks, double scripts, double layout, double styles) {
    Metrics since(Metrics before) {
      return new Metrics(
          tasks - before.tasks,
          scripts - before.scripts,
          layout - before.layout,
          styles - before.styles);
    }

    @Override
    public String toString() {
      return "per token %.2f ms, of which scripts %.2f, layout %.2f, styles %.2f"
          .formatted(tasks / QUARTER, scripts / QUARTER, layout / QUARTER, styles / QUARTER);
    }

    /** Where they come from. */
    private record Source(CDPSession tools) {
      Source {
        JsonObject onTheThread = new JsonObject();
        onTheThread.addProperty("timeDomain", "threadTicks");
        tools.send("Performance.enable", onTheThread);
      }

      Metrics now() {
        Map<String, Double> all = new HashMap<>();
        for (JsonElement metric : tools.send("Performance.getMetrics").getAsJsonArray("metrics")) {
          JsonObject named = metric.getAsJsonObject();
          all.put(named.get("name").getAsString(), named.get("value").getAsDouble() * 1_000);
        }
        return new Metrics(
            all.getOrDefault("TaskDuration", 0.0),
            all.getOrDefault("ScriptDuration", 0.0),
            all.getOrDefault("LayoutDuration", 0.0),
            all.getOrDefault("RecalcStyleDuration", 0.0));
      }
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
        LockSupport.parkNanos(
            begin + token * TimeUnit.MILLISECONDS.toNanos(A_TOKEN_MILLIS) - System.nanoTime());
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
          case "mixed" -> MIXED.repeat(LENGTH / MIXED.length());
          case "list" -> lines("- Item %d says **something** about `rivers` in a few words\n");
          case "table" ->
              "| a | b | c |\n|---|--:|---|\n"
                  + lines("| Row %d | 12,345 | **some** words about `rivers` |\n");
          case "code" ->
              "```java\n" + lines("  int value%d = compute(\"text\", 42); // why\n") + "```\n";
          case "paragraph" -> lines("Sentence %d says **something** about `rivers` and so on. ");
          default -> throw new IllegalArgumentException(kind);
        }
        + "\n\nThe end.";
  }

  private static String lines(String line) {
    return IntStream.range(0, LENGTH / line.length())
        .mapToObj(line::formatted)
        .collect(Collectors.joining());
  }
}
