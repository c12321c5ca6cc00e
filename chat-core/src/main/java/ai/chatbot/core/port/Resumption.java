package ai.chatbot.core.port;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.reply.Reply;
import java.util.Optional;

/** What {@link Turns#resume} came to. */
public sealed interface Resumption {

  /** The words are stored, no call waits any longer, and the reply lives. */
  record Resumed(Reply reply) implements Resumption {
    public Resumed {
      requireNonNull(reply, "reply is null");
    }
  }

  /** The words are stored; other calls of the answer still wait. */
  record Waiting() implements Resumption {}

  /**
   * None of those calls waits: somebody was faster, or asked something else meanwhile. Nothing was
   * stored. {@code reply} is the newest one of that answer.
   */
  record Settled(Optional<Reply> reply) implements Resumption {
    public Settled {
      requireNonNull(reply, "reply is null");
    }
  }

  /** The asker has no such answer. Nothing was stored. */
  record Missing() implements Resumption {}
}
