package ai.chatbot.core.port;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.reply.Reply;
import java.time.Instant;

/** What {@link Turns#open} came to. Nothing was written unless it is {@link Opened}. */
public sealed interface Opening {

  /** The question is stored and its reply lives; {@code chat} is the chat as stored. */
  record Opened(Chat chat, Reply reply) implements Opening {
    public Opened {
      requireNonNull(chat, "chat is null");
      requireNonNull(reply, "reply is null");
    }
  }

  /** This very question was asked before; that is its reply. */
  record AlreadyAsked(Reply reply) implements Opening {
    public AlreadyAsked {
      requireNonNull(reply, "reply is null");
    }
  }

  /** Another reply lives in this chat. */
  record Busy(Reply live) implements Opening {
    public Busy {
      requireNonNull(live, "live is null");
    }
  }

  /** No question is left; the next one is free at {@code returnsAt}. */
  record AllowanceSpent(Instant returnsAt) implements Opening {
    public AllowanceSpent {
      requireNonNull(returnsAt, "returnsAt is null");
    }
  }

  /** The chat's or the question's id is taken: by somebody else, or by another chat's message. */
  record Taken() implements Opening {}

  /** It was to replace a question that the asker has not asked in this chat. */
  record NothingToReplace() implements Opening {}
}
