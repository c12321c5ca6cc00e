package ai.chatbot.postgres;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Messages;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Messages, one row each, their parts as one array. */
final class PostgresMessages implements Messages {
  private final Jdbi jdbi;

  PostgresMessages(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<Message> of(ChatId chat) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(MessageSql.OF_CHAT)
                .bind("chat", chat.value())
                .map(MessageRows::message)
                .list());
  }

  @Override
  public int deleteFrom(UserId owner, ChatId chat, MessageId first) {
    throw new UnsupportedOperationException("to come");
  }
}
