package ai.chatbot.core.usecase;

import ai.chatbot.core.port.ReplyLog;
import ai.chatbot.core.reply.MessageAssembler;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The replies that are made elsewhere and followed here, as far as their logs have been read. All
 * readers of one share its buffer. Safe for use by many threads.
 */
final class Mirrors {
  private final ReplyLog log;
  private final Map<ReplyId, Mirror> followed = new ConcurrentHashMap<>();

  Mirrors(ReplyLog log) {
    this.log = log;
  }

  Set<ReplyId> followed() {
    return Set.copyOf(followed.keySet());
  }

  boolean isFollowed(ReplyId reply) {
    return followed.containsKey(reply);
  }

  ReplyFollower follow(Reply reply) {
    Mirror mirror =
        followed.compute(
            reply.id(), (id, known) -> (known == null ? new Mirror(reply) : known).joined());
    ReplyFollower follower = new ReplyFollower(reply.id(), mirror.buffer, () -> leave(reply.id()));
    try {
      mirror.catchUp();
    } catch (RuntimeException e) {
      follower.close();
      throw e;
    }
    return follower;
  }

  private void leave(ReplyId reply) {
    followed.computeIfPresent(reply, (id, mirror) -> mirror.left() ? null : mirror);
  }

  /** Reads on where the log has grown; of one that is discarded nothing more will come. */
  void heed(ReplyLog.Status status) {
    Mirror mirror = followed.get(status.reply());
    if (mirror == null) {
      return;
    }
    if (status.stored() > mirror.buffer.size()) {
      mirror.catchUp();
    } else if (!status.live()) {
      mirror.end(new ReplyEnd.Interrupted());
    }
  }

  /** Is one followed that has not ended yet? */
  boolean isAnyLive() {
    return followed.values().stream().anyMatch(mirror -> !mirror.buffer.isEnded());
  }

  /** This instance is going away: readers are told, and may go on elsewhere. */
  void endAll(ReplyEnd end) {
    followed.values().forEach(mirror -> mirror.end(end));
  }

  /** The reply's chat is deleted: nobody shall wait for it. */
  void forget(ReplyId reply) {
    Mirror mirror = followed.get(reply);
    if (mirror != null) {
      mirror.end(new ReplyEnd.Stopped());
    }
  }

  private final class Mirror {
    private final Reply reply;
    private final ReplyBuffer buffer = new ReplyBuffer();
    private int readers;

    Mirror(Reply reply) {
      this.reply = reply;
    }

    Mirror joined() {
      readers++;
      return this;
    }

    boolean left() {
      readers--;
      return readers == 0;
    }

    synchronized void catchUp() {
      buffer.add(log.read(reply.id(), buffer.size()));
    }

    /** Nothing more will come: what is open is closed, as far as it is known here. */
    synchronized void end(ReplyEnd end) {
      List<ReplyEvent> read = buffer.from(0);
      List<ReplyEvent> last = new ArrayList<>();
      if (read.isEmpty()) {
        last.add(new ReplyEvent.Started(reply.answer()));
      }
      last.addAll(MessageAssembler.of(read).closing());
      last.add(new ReplyEvent.Ended(end));
      buffer.add(last);
    }
  }
}
