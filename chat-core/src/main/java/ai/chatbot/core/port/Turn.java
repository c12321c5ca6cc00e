package ai.chatbot.core.port;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.access.Allowance;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.reply.Reply;

/**
 * A question about to be asked: by whom, in which chat (made of {@code chat} if it does not exist
 * yet), the reply that will answer it, and how many questions its asker has.
 */
public record Turn(User asker, Chat chat, Message question, Reply reply, Allowance allowance) {
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
}
