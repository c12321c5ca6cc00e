package ai.chatbot.web.chat;

import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import ai.chatbot.core.usecase.ReplyFollower;
import ai.chatbot.web.limit.Timing;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Sends a reply to one connection as server-sent events, from any place in it, until the reply
 * ends, the connection breaks or, for our own page, five minutes are over. A broken connection ends
 * this reader and nothing else.
 *
 * <p>The AI SDK's client takes an early end of the body for success, so only connections that say
 * {@code X-Chat-Follow: 1} are cut and carry {@code id:} lines to come back by.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent
 *     events</a>
 */
final class ReplyStream {
  private static final Duration SNAPSHOTS_APART = Duration.ofMillis(200);
  private static final Duration LONGEST_CONNECTION = Duration.ofMinutes(5);
  private static final String FOLLOW = "X-Chat-Follow";

  private final ReplyFollower follower;
  private final OutputStream out;
  private final boolean ownPage;
  private final List<ReplyEvent> beginning;
  private UiChunks chunks = new UiChunks();
  private long lastSnapshot = System.nanoTime() - SNAPSHOTS_APART.toNanos();

  private ReplyStream(
      ReplyFollower follower, OutputStream out, boolean ownPage, List<ReplyEvent> beginning) {
    this.follower = follower;
    this.out = out;
    this.ownPage = ownPage;
    this.beginning = beginning;
  }

  /** Sends everything from event {@code from} on; closes the follower, which starts at 0. */
  static void send(Context ctx, ReplyFollower follower, int from) throws InterruptedException {
    send(ctx, follower, from, List.of());
  }

  /**
   * Sends everything, and in the place of its start how the answer began that it goes on with: the
   * AI SDK's client forgets at a start what it knew. Our own page does not.
   */
  static void send(Context ctx, ReplyFollower follower, List<ReplyEvent> beginning)
      throws InterruptedException {
    send(ctx, follower, 0, isOwnPage(ctx) ? List.of() : beginning);
  }

  private static void send(
      Context ctx, ReplyFollower follower, int from, List<ReplyEvent> beginning)
      throws InterruptedException {
    try (follower) {
      begin(ctx);
      OutputStream out = ctx.res().getOutputStream();
      new ReplyStream(follower, out, isOwnPage(ctx), beginning).run(from);
    } catch (IOException readerIsGone) {
      // The answer goes on without this reader.
    }
  }

  /** Nothing goes on in that answer; {@code news} is what a client may not know of its calls. */
  static void sendStanding(Context ctx, MessageId answer, List<ReplyEvent> news) {
    begin(ctx);
    List<ReplyEvent> events = new ArrayList<>(List.of(new ReplyEvent.Started(answer)));
    events.addAll(news);
    events.add(new ReplyEvent.Ended(new ReplyEnd.Finished(StopReason.TOOL_USE)));
    UiChunks chunks = new UiChunks();
    String frames =
        events.stream()
            .flatMap(event -> chunks.of(event).stream())
            .map(chunk -> "data: " + chunk + "\n\n")
            .collect(Collectors.joining());
    ctx.result(frames + "data: [DONE]\n\n");
  }

  private static boolean isOwnPage(Context ctx) {
    return "1".equals(ctx.header(FOLLOW));
  }

  /** Where a reader left off: the value of an {@code id:} line. */
  record Place(ReplyId reply, int event) {
    @Override
    public String toString() {
      return reply + ":" + event;
    }

    static Optional<Place> parse(String id) {
      try {
        int colon = id.indexOf(':');
        int event = Integer.parseInt(id.substring(colon + 1));
        return event < 0
            ? Optional.empty()
            : Optional.of(new Place(new ReplyId(UUID.fromString(id.substring(0, colon))), event));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        return Optional.empty();
      }
    }
  }

  private static void begin(Context ctx) {
    ctx.disableCompression();
    ctx.status(200)
        .contentType("text/event-stream")
        .header("Cache-Control", "no-cache, no-transform")
        .header("X-Accel-Buffering", "no")
        .header("x-vercel-ai-ui-message-stream", "v1");
  }

  private void run(int from) throws IOException, InterruptedException {
    write(ownPage ? "retry: 2000\n: here\n\n" : ": here\n\n");
    long began = System.nanoTime();
    int wanted = from;
    while (!follower.isAtEnd() && !isOver(began)) {
      List<ReplyEvent> events =
          follower.next(chunks.isPending() ? SNAPSHOTS_APART : Timing.HEARTBEAT);
      if (isOutOfStep(events, wanted)) {
        wanted = 0;
        chunks = new UiChunks();
        follower.rewind();
      } else {
        send(events, wanted);
      }
    }
    if (follower.isAtEnd()) {
      write("data: [DONE]\n\n");
    }
  }

  private boolean isOver(long began) {
    return ownPage && System.nanoTime() - began > LONGEST_CONNECTION.toNanos();
  }

  /**
   * After a crash a reader that comes back may have seen events that were never kept, and other
   * events stand under their numbers. It gets the answer anew, as it was kept.
   */
  private boolean isOutOfStep(List<ReplyEvent> events, int wanted) {
    boolean beyondTheEnd = follower.isAtEnd() && wanted > follower.position();
    return wanted > 0 && (beyondTheEnd || endsInterrupted(events));
  }

  private static boolean endsInterrupted(List<ReplyEvent> events) {
    return !events.isEmpty()
        && events.getLast() instanceof ReplyEvent.Ended(ReplyEnd.Interrupted interrupted);
  }

  /**
   * Sends the frames of those events that the reader has not seen, and a snapshot when it is time.
   */
  private void send(List<ReplyEvent> events, int wanted) throws IOException {
    int number = follower.position() - events.size();
    for (ReplyEvent event : events) {
      List<ObjectNode> data = chunksOf(event);
      if (number >= wanted) {
        frame(data, number);
      }
      number++;
    }
    if (chunks.isPending() && System.nanoTime() - lastSnapshot >= SNAPSHOTS_APART.toNanos()) {
      frame(chunks.takePending(), number - 1);
      lastSnapshot = System.nanoTime();
    } else if (events.isEmpty()) {
      append(": still here\n\n");
    }
    out.flush();
  }

  private List<ObjectNode> chunksOf(ReplyEvent event) {
    return event instanceof ReplyEvent.Started && !beginning.isEmpty()
        ? beginning.stream().flatMap(each -> chunks.of(each).stream()).toList()
        : chunks.of(event);
  }

  private void frame(List<ObjectNode> data, int number) throws IOException {
    for (int i = 0; i < data.size(); i++) {
      if (ownPage && i == data.size() - 1) {
        append("id: " + new Place(follower.reply(), number) + "\n");
      }
      append("data: " + data.get(i) + "\n\n");
    }
  }

  private void append(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String text) throws IOException {
    append(text);
    out.flush();
  }
}
