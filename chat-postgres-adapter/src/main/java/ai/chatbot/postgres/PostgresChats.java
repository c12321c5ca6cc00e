package ai.chatbot.postgres;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.ChatPage;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Chats;
import ai.chatbot.core.reply.CleanText;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Chats, one row each. */
final class PostgresChats implements Chats {
  private final Jdbi jdbi;

  PostgresChats(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Optional<Chat> find(ChatId id) {
    return jdbi.withHandle(handle -> find(handle, id));
  }

  @Override
  public Optional<ChatPage> page(UserId owner, Position from, int limit) {
    return jdbi.withHandle(
        handle ->
            switch (from) {
              case Position.Newest newest -> Optional.of(newest(handle, owner, limit));
              case Position.OlderThan older ->
                  cursor(handle, owner, older.cursor())
                      .map(cursor -> page(query(handle, ChatSql.OLDER, cursor, limit), limit));
              case Position.NewerThan newer ->
                  cursor(handle, owner, newer.cursor())
                      .map(cursor -> page(query(handle, ChatSql.NEWER, cursor, limit), limit))
                      .map(PostgresChats::reversed);
            });
  }

  @Override
  public boolean nameUntitled(ChatId id, String title) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(ChatSql.NAME_UNTITLED)
                    .bind("chat", id.value())
                    .bind("title", CleanText.of(title))
                    .bind("untitled", Chat.UNTITLED)
                    .execute()
                == 1);
  }

  static Optional<Chat> find(Handle handle, ChatId id) {
    return handle.createQuery(ChatSql.FIND).bind("chat", id.value()).map(ChatRows::chat).findOne();
  }

  private static Optional<Chat> cursor(Handle handle, UserId owner, ChatId id) {
    return find(handle, id).filter(chat -> chat.belongsTo(owner));
  }

  private static ChatPage newest(Handle handle, UserId owner, int limit) {
    return page(
        handle.createQuery(ChatSql.NEWEST).bind("owner", owner.value()).bind("limit", limit + 1),
        limit);
  }

  private static Query query(Handle handle, String sql, Chat cursor, int limit) {
    return handle
        .createQuery(sql)
        .bind("owner", cursor.owner().value())
        .bind("created_at", Times.of(cursor.createdAt()))
        .bind("chat", cursor.id().value())
        .bind("limit", limit + 1);
  }

  /** The query asks for one chat more than the page holds, to know whether there is one. */
  private static ChatPage page(Query query, int limit) {
    List<Chat> found = query.map(ChatRows::chat).list();
    boolean hasMore = found.size() > limit;
    return new ChatPage(hasMore ? found.subList(0, limit) : found, hasMore);
  }

  private static ChatPage reversed(ChatPage page) {
    return new ChatPage(page.chats().reversed(), page.hasMore());
  }

  @Override
  public Optional<Chat> rename(UserId owner, ChatId id, String title) {
    throw new UnsupportedOperationException("to come");
  }

  @Override
  public Optional<Chat> show(UserId owner, ChatId id, Visibility visibility) {
    throw new UnsupportedOperationException("to come");
  }

  @Override
  public Optional<Chat> delete(UserId owner, ChatId id) {
    throw new UnsupportedOperationException("to come");
  }

  @Override
  public int deleteAll(UserId owner) {
    throw new UnsupportedOperationException("to come");
  }

  @Override
  public List<Found> search(UserId owner, String words, int limit) {
    throw new UnsupportedOperationException("to come");
  }
}
