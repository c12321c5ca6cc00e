package ai.chatbot.core.port;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.access.Allowance;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.reply.Reply;

/**
 * A question about to be asked.
 *
 * @param asker by whom
 * @param chat in which chat; made of this if it does not exist yet
 * @param question what is asked
 * @param reply the reply that will answer it
 * @param allowance how many questions the asker has
 * @param replacing does the question take the place of the stored one of its id, and of all that
 *     follows it?
 */
public record Turn(
    User asker, Chat chat, Message question, Reply reply, Allowance allowance, boolean replacing) {
  public Turn {
    requireNonNull(asker, "asker is null");
    requireNonNull(chat, "chat is null");
    requireNonNull(question, "question is null");
    requireNonNull(reply, "reply is null");
    requireNonNull(allowance, "allowance is null");
    if (!chat.belongsTo(asker.id())) {
      throw new IllegalArgumentException("the chat is not the asker's");
    }
    if (!question.chat().equals(chat.id()) || !reply.chat().equals(chat.id())) {
      throw new IllegalArgumentException("question, reply and chat do not belong together");
    }
  }

  /** A question that was not asked before. */
  public static Turn asking(
      User asker, Chat chat, Message question, Reply reply, Allowance allowance) {
    return new Turn(asker, chat, question, reply, allowance, false);
  }

  /** The same in place of the stored question of its id, and of all that follows it. */
  public Turn inPlace() {
    return new Turn(asker, chat, question, reply, allowance, true);
  }
}
