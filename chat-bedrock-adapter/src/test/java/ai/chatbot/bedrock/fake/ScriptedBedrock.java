package ai.chatbot.bedrock.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Bedrock's Converse and ConverseStream on loopback, in HTTP/1.1 and HTTP/2 and in Bedrock's own
 * framing: it answers each call with the same script and remembers what it was asked. As Bedrock
 * does, it refuses tool blocks without a tool configuration. Safe for use by many threads.
 */
public final class ScriptedBedrock implements AutoCloseable {
  public static final String REQUEST_ID = "3f2c1a9e-scripted";

  /**
   * What the server does with one call; an answer that it leaves without an end is cut. To a call
   * of Converse the same events go as one answer when they have ended.
   */
  @FunctionalInterface
  public interface Script {
    void play(Answer answer) throws IOException, InterruptedException;
  }

  /** A call as the server saw it: {@code protocol} is HTTP/1.1 or HTTP/2.0. */
  public record Call(
      String protocol, String path, String authorization, int clientPort, JsonNode body) {}

  private static final JsonMapper JSON = new JsonMapper();

  private final Script script;
  private final LoopbackServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final CountDownLatch called = new CountDownLatch(1);
  private final CountDownLatch hungUp = new CountDownLatch(1);

  private ScriptedBedrock(Script script, Function<Handler, LoopbackServer> start) {
    this.script = script;
    this.server = start.apply(new Calls());
  }

  public static ScriptedBedrock playing(Script script) {
    return new ScriptedBedrock(script, LoopbackServer::inClearText);
  }

  public static ScriptedBedrock playing(Script script, SSLContext tls) {
    return new ScriptedBedrock(script, calls -> LoopbackServer.overTls(calls, tls));
  }

  public URI endpoint() {
    return server.endpoint();
  }

  public List<Call> calls() {
    return calls;
  }

  /** Waits for a call, ten seconds at most. */
  public void awaitCall() throws InterruptedException {
    if (!called.await(10, TimeUnit.SECONDS)) {
      throw new AssertionError("nobody called");
    }
  }

  /**
   * Whether a client closes its connection or resets its stream in the middle of an answer, within
   * ten seconds. Also seen while the script is silent.
   */
  public boolean seesTheClientHangUp() throws InterruptedException {
    return hungUp.await(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    server.close();
    threads.shutdownNow();
  }

  private final class Calls extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback done) {
      request.addFailureListener(failure -> hungUp.countDown());
      threads.execute(() -> take(request, response, done));
      return true;
    }
  }

  private void take(Request request, Response response, Callback done) {
    try {
      Answer answer = new Answer(read(request), response, done);
      try {
        calls.add(answer.call);
        called.countDown();
        answer.endOfWatch = HangUpWatch.on(request.getConnectionMetaData());
        play(answer.call, answer);
      } finally {
        answer.cut();
      }
    } catch (IOException e) {
      hungUp.countDown();
    } catch (InterruptedException e) {
      // The server closes.
    }
  }

  private void play(Call call, Answer answer) throws IOException, InterruptedException {
    if (holdsToolBlocks(call.body()) && !call.body().has("toolConfig")) {
      answer.refuse(
          400,
          "ValidationException",
          "The toolConfig field must be defined when using toolUse and toolResult content blocks.");
    } else {
      script.play(answer);
    }
  }

  private static Call read(Request request) throws IOException {
    return new Call(
        request.getConnectionMetaData().getHttpVersion().asString(),
        request.getHttpURI().toURI().getPath(),
        String.valueOf(request.getHeaders().get(HttpHeader.AUTHORIZATION)),
        Request.getRemotePort(request),
        JSON.readTree(Content.Source.asInputStream(request)));
  }

  private static boolean holdsToolBlocks(JsonNode body) {
    return body.path("messages")
        .valueStream()
        .flatMap(message -> message.path("content").valueStream())
        .anyMatch(block -> block.has("toolUse") || block.has("toolResult"));
  }

  /** One answer, written piece by piece; each piece is sent at once. For one thread. */
  public static final class Answer {
    private final Call call;
    private final Response response;
    private final Callback done;
    private final @Nullable GatheredAnswer gathered;
    private Runnable endOfWatch = () -> {};
    private boolean over;

    private Answer(Call call, Response response, Callback done) {
      this.call = call;
      this.response = response;
      this.done = done;
      this.gathered = call.path().endsWith("/converse") ? new GatheredAnswer() : null;
      response.getHeaders().put("x-amzn-RequestId", REQUEST_ID);
    }

    /** What this is the answer to. */
    public Call call() {
      return call;
    }

    /** Refuses the call before any stream. */
    public void refuse(int status, String type, String message) throws IOException {
      response.setStatus(status);
      response.getHeaders().put("x-amzn-ErrorType", type);
      json(Map.of("message", message));
    }

    /** A whole answer that is no stream: what Converse gives. */
    public void json(Object body) throws IOException {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
      last(EventFrames.json(body));
    }

    public Answer start() throws IOException {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/vnd.amazon.eventstream");
      return event("messageStart", Map.of("role", "assistant"));
    }

    /** Starts a stream that promises more than it will hold, so that its end is a cut. */
    public Answer startWhatWillBeCut() throws IOException {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 1_000_000);
      return start();
    }

    /** A stream without a single event. */
    public void startAndEnd() throws IOException {
      end();
    }

    public Answer text(String text) throws IOException {
      return text(0, text);
    }

    public Answer text(int block, String text) throws IOException {
      return delta(block, Map.of("text", text));
    }

    public Answer toolStarts(int block, String callId, String tool) throws IOException {
      return event(
          "contentBlockStart",
          Map.of(
              "contentBlockIndex",
              block,
              "start",
              Map.of("toolUse", Map.of("toolUseId", callId, "name", tool))));
    }

    public Answer toolInput(int block, String json) throws IOException {
      return delta(block, Map.of("toolUse", Map.of("input", json)));
    }

    public Answer delta(int block, Map<String, ?> delta) throws IOException {
      return event("contentBlockDelta", Map.of("contentBlockIndex", block, "delta", delta));
    }

    public Answer blockStops(int block) throws IOException {
      return event("contentBlockStop", Map.of("contentBlockIndex", block));
    }

    /** Ends as Bedrock does: the stop, then the count. */
    public void stop(String reason, int input, int output) throws IOException {
      event("messageStop", Map.of("stopReason", reason));
      event(
          "metadata",
          Map.of(
              "usage",
              Map.of(
                  "inputTokens",
                  input,
                  "outputTokens",
                  output,
                  "totalTokens",
                  input + output,
                  "cacheReadInputTokens",
                  3,
                  "cacheWriteInputTokens",
                  4),
              "metrics",
              Map.of("latencyMs", 1)));
      end();
    }

    /** Says nothing more, and does not end. */
    public void waitForEver() throws InterruptedException {
      new CountDownLatch(1).await();
    }

    /** Writes events until the client hangs up. */
    public void goOnUntilHungUp() throws IOException {
      while (true) {
        text("and ");
      }
    }

    public Answer event(String type, Map<String, ?> payload) throws IOException {
      if (gathered == null) {
        return bytes(EventFrames.event(type, payload));
      }
      gathered.add(type, payload);
      return this;
    }

    public void exception(String type, String message) throws IOException {
      bytes(EventFrames.exception(type, message));
      end();
    }

    /** Writes bytes as they are into the stream, whole messages or not. */
    public Answer bytes(byte[] bytes) throws IOException {
      write(false, bytes);
      return this;
    }

    public void end() throws IOException {
      if (gathered == null) {
        last(new byte[0]);
      } else {
        json(gathered.json());
      }
    }

    /** Drops the connection in HTTP/1.1, resets the stream in HTTP/2; nothing after the end. */
    public void cut() {
      if (!over) {
        over = true;
        done.failed(new Request.Handler.AbortException("cut by the script"));
      }
    }

    private void last(byte[] bytes) throws IOException {
      endOfWatch.run();
      write(true, bytes);
      over = true;
      done.succeeded();
    }

    private void write(boolean last, byte[] bytes) throws IOException {
      try (Blocker.Callback written = Blocker.callback()) {
        response.write(last, ByteBuffer.wrap(bytes), written);
        written.block();
      }
    }
  }
}
