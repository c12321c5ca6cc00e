package ai.chatbot.postgres;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Messages;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Messages, one row each, their parts as one array. */
final class PostgresMessages implements Messages {
  private final Database database;

  PostgresMessages(Database database) {
    this.database = database;
  }

  @Override
  public List<Message> of(ChatId chat) {
    return database.with(
        handle ->
            handle
                .createQuery(MessageSql.OF_CHAT)
                .bind("chat", chat.value())
                .map(MessageRows::message)
                .list());
  }

  @Override
  public int deleteFrom(UserId owner, ChatId chat, MessageId first) {
    return database.inTransactionOf(
        owner,
        handle -> {
          Locks.holdUser(handle, owner);
          return Locks.holdChat(handle, owner, chat).isPresent()
              ? deleteFrom(handle, chat, first)
              : 0;
        });
  }

  /** Of a chat into which nobody closes a reply meanwhile. */
  static int deleteFrom(Handle handle, ChatId chat, MessageId first) {
    return handle
        .createQuery(MessageSql.DELETE_FROM)
        .bind("chat", chat.value())
        .bind("first", first.value())
        .mapTo(int.class)
        .one();
  }
}
