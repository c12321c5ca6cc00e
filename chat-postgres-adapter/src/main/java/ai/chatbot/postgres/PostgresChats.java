package ai.chatbot.postgres;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.ChatPage;
import ai.chatbot.core.conversation.SearchWords;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Chats;
import ai.chatbot.core.reply.CleanText;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Chats, one row each. */
final class PostgresChats implements Chats {
  private final Database database;

  PostgresChats(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Chat> find(ChatId id) {
    return database.with(handle -> find(handle, id));
  }

  @Override
  public Optional<ChatPage> page(UserId owner, Position from, int limit) {
    return database.with(
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
  public Optional<Chat> latest(UserId owner) {
    return database.with(
        handle ->
            handle
                .createQuery(ChatSql.LATEST)
                .bind("owner", owner.value())
                .map(ChatRows::chat)
                .findOne());
  }

  @Override
  public boolean nameUntitled(ChatId id, String title) {
    return database.with(
        handle ->
            handle
                    .createUpdate(ChatSql.NAME_UNTITLED)
                    .bind("chat", id.value())
                    .bind("title", CleanText.of(title))
                    .bind("untitled", Chat.UNTITLED)
                    .execute()
                == 1);
  }

  @Override
  public Optional<Chat> rename(UserId owner, ChatId id, String title) {
    return database.with(
        handle ->
            ofOwner(handle.createQuery(ChatSql.RENAME), owner, id)
                .bind("title", CleanText.of(title))
                .map(ChatRows::chat)
                .findOne());
  }

  @Override
  public Optional<Chat> show(UserId owner, ChatId id, Visibility visibility) {
    return database.with(
        handle ->
            ofOwner(handle.createQuery(ChatSql.SHOW), owner, id)
                .bind("visibility", Words.of(visibility))
                .map(ChatRows::chat)
                .findOne());
  }

  @Override
  public Optional<Chat> delete(UserId owner, ChatId id) {
    return database.inTransactionOf(
        owner,
        handle -> {
          Locks.holdUser(handle, owner);
          return ofOwner(handle.createQuery(ChatSql.DELETE), owner, id)
              .map(ChatRows::chat)
              .findOne();
        });
  }

  @Override
  public int deleteAll(UserId owner) {
    return database.inTransactionOf(
        owner,
        handle -> {
          Locks.holdUser(handle, owner);
          return handle.createUpdate(ChatSql.DELETE_ALL).bind("owner", owner.value()).execute();
        });
  }

  @Override
  public List<Found> search(UserId owner, String words, int limit) {
    SearchWords wanted = SearchWords.of(words);
    return wanted.canBeFound() ? search(owner, wanted, limit) : List.of();
  }

  private List<Found> search(UserId owner, SearchWords wanted, int limit) {
    return database.with(
        handle ->
            handle
                .createQuery(ChatSql.SEARCH)
                .bind("owner", owner.value())
                .bind("words", ChatRows.query(wanted))
                .bind("limit", limit)
                .map((row, context) -> ChatRows.found(row, context, wanted))
                .list());
  }

  static Optional<Chat> find(Handle handle, ChatId id) {
    return handle.createQuery(ChatSql.FIND).bind("chat", id.value()).map(ChatRows::chat).findOne();
  }

  private static Query ofOwner(Query query, UserId owner, ChatId id) {
    return query.bind("owner", owner.value()).bind("chat", id.value());
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
}
