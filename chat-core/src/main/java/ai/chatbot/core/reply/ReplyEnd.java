package ai.chatbot.core.reply;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.model.StopReason;

/** How a reply ended. Each reply has exactly one end. */
public sealed interface ReplyEnd {
  /** What the message says of its end. */
  Ending ending();

  /** The model said all it wanted to say. */
  record Finished(StopReason reason) implements ReplyEnd {
    public Finished {
      requireNonNull(reason, "reason is null");
    }

    @Override
    public Ending ending() {
      return Ending.FINISHED;
    }
  }

  /** Somebody stopped it. */
  record Stopped() implements ReplyEnd {
    @Override
    public Ending ending() {
      return Ending.STOPPED;
    }
  }

  /** The model, or this program, failed. */
  record Failed(ReplyFailure failure) implements ReplyEnd {
    public Failed {
      requireNonNull(failure, "failure is null");
    }

    @Override
    public Ending ending() {
      return Ending.FAILED;
    }
  }

  /** The server that made it went away. */
  record Interrupted() implements ReplyEnd {
    @Override
    public Ending ending() {
      return Ending.INTERRUPTED;
    }
  }
}
