package ai.chatbot.web.chat;

import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import ai.chatbot.core.usecase.ReplyFollower;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final Duration LONGEST_CONNECTION = Duration.ofMinutes(5);
  private static final String FOLLOW = "X-Chat-Follow";

  private final ReplyFollower follower;
  private final OutputStream out;
  private final boolean ownPage;
  private UiChunks chunks = new UiChunks();

  private ReplyStream(ReplyFollower follower, OutputStream out, boolean ownPage) {
    this.follower = follower;
    this.out = out;
    this.ownPage = ownPage;
  }

  /** Sends everything from event {@code from} on; closes the follower, which starts at 0. */
  static void send(Context ctx, ReplyFollower follower, int from) throws InterruptedException {
    try (follower) {
      boolean ownPage = "1".equals(ctx.header(FOLLOW));
      begin(ctx);
      new ReplyStream(follower, ctx.res().getOutputStream(), ownPage).run(from);
    } catch (IOException readerIsGone) {
      // The answer goes on without this reader.
    }
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
    Instant cut = Instant.now().plus(LONGEST_CONNECTION);
    int wanted = from;
    while (!follower.isAtEnd() && !(ownPage && Instant.now().isAfter(cut))) {
      List<ReplyEvent> events = follower.next(HEARTBEAT);
      write(events.isEmpty() ? ": still here\n\n" : frames(events, wanted));
      if (follower.isAtEnd() && wanted > follower.position()) {
        // A crash took events that this reader had seen: it gets the answer anew, as it was kept.
        wanted = 0;
        chunks = new UiChunks();
        follower.rewind();
      }
    }
    if (follower.isAtEnd()) {
      write("data: [DONE]\n\n");
    }
  }

  /** The frames of those events that the reader has not seen. */
  private String frames(List<ReplyEvent> events, int wanted) {
    StringBuilder frames = new StringBuilder();
    int number = follower.position() - events.size();
    for (ReplyEvent event : events) {
      List<ObjectNode> data = chunks.of(event);
      if (number >= wanted) {
        frames.append(frame(data, new Place(follower.reply(), number)));
      }
      number++;
    }
    return frames.toString();
  }

  private String frame(List<ObjectNode> data, Place place) {
    StringBuilder frame = new StringBuilder();
    for (int i = 0; i < data.size(); i++) {
      if (ownPage && i == data.size() - 1) {
        frame.append("id: ").append(place).append('\n');
      }
      frame.append("data: ").append(data.get(i)).append("\n\n");
    }
    return frame.toString();
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
