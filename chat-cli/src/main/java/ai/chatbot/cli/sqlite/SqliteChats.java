package ai.chatbot.cli.sqlite;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.ChatPage;
import ai.chatbot.core.conversation.Excerpt;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.SearchWords;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Chats;
import ai.chatbot.core.reply.CleanText;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Chats, one row each. */
final class SqliteChats implements Chats {
  private final Database database;

  SqliteChats(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Chat> find(ChatId id) {
    return database.read(session -> find(session, id));
  }

  @Override
  public Optional<ChatPage> page(UserId owner, Position from, int limit) {
    return database.read(
        session ->
            switch (from) {
              case Position.Newest newest ->
                  Optional.of(page(of(session, ChatSql.NEWEST, owner), limit));
              case Position.OlderThan older ->
                  cursor(session, owner, older.cursor())
                      .map(cursor -> page(beyond(session, ChatSql.OLDER, cursor), limit));
              case Position.NewerThan newer ->
                  cursor(session, owner, newer.cursor())
                      .map(cursor -> page(beyond(session, ChatSql.NEWER, cursor), limit))
                      .map(page -> new ChatPage(page.chats().reversed(), page.hasMore()));
            });
  }

  @Override
  public Optional<Chat> latest(UserId owner) {
    return database.read(session -> of(session, ChatSql.LATEST, owner).first(SqliteChats::chat));
  }

  @Override
  public boolean nameUntitled(ChatId id, String title) {
    return database.write(
        session ->
            session
                    .query(ChatSql.NAME_UNTITLED)
                    .with("chat", id.value())
                    .with("title", CleanText.of(title))
                    .with("untitled", Chat.UNTITLED)
                    .run()
                == 1);
  }

  @Override
  public Optional<Chat> rename(UserId owner, ChatId id, String title) {
    return database.write(
        session ->
            of(session, ChatSql.RENAME, owner)
                .with("chat", id.value())
                .with("title", CleanText.of(title))
                .first(SqliteChats::chat));
  }

  @Override
  public Optional<Chat> show(UserId owner, ChatId id, Visibility visibility) {
    return database.write(
        session ->
            of(session, ChatSql.SHOW, owner)
                .with("chat", id.value())
                .with("visibility", visibility)
                .first(SqliteChats::chat));
  }

  @Override
  public Optional<Chat> delete(UserId owner, ChatId id) {
    return database.write(
        session ->
            of(session, ChatSql.DELETE, owner).with("chat", id.value()).first(SqliteChats::chat));
  }

  @Override
  public int deleteAll(UserId owner) {
    return database.write(session -> of(session, ChatSql.DELETE_ALL, owner).run());
  }

  @Override
  public List<Found> search(UserId owner, String words, int limit) {
    SearchWords wanted = SearchWords.of(words);
    return wanted.canBeFound()
        ? database.read(session -> search(session, owner, wanted, limit))
        : List.of();
  }

  static Optional<Chat> find(Session session, ChatId id) {
    return session.query(ChatSql.FIND).with("chat", id.value()).first(SqliteChats::chat);
  }

  static Optional<Chat> find(Session session, UserId owner, ChatId id) {
    return find(session, id).filter(chat -> chat.belongsTo(owner));
  }

  private static List<Found> search(Session session, UserId owner, SearchWords wanted, int limit) {
    Iterator<Chat> all = of(session, ChatSql.ALL, owner).list(SqliteChats::chat).iterator();
    List<Found> found = new ArrayList<>();
    while (found.size() < limit && all.hasNext()) {
      found(session, all.next(), wanted).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Found> found(Session session, Chat chat, SearchWords wanted) {
    Optional<Excerpt> excerpt =
        SqliteMessages.perhapsWith(session, chat.id(), wanted).stream()
            .map(Message::text)
            .flatMap(text -> wanted.excerpt(text).stream())
            .findFirst();
    return excerpt.isPresent() || wanted.areIn(chat.title())
        ? Optional.of(new Found(chat, excerpt))
        : Optional.empty();
  }

  private static Optional<Chat> cursor(Session session, UserId owner, ChatId id) {
    return find(session, owner, id);
  }

  private static Query of(Session session, String sql, UserId owner) {
    return session.query(sql).with("owner", owner.value());
  }

  private static Query beyond(Session session, String sql, Chat cursor) {
    return of(session, sql, cursor.owner())
        .with("created_at", cursor.createdAt())
        .with("chat", cursor.id().value());
  }

  /** The query asks for one chat more than the page holds, to know whether there is one. */
  private static ChatPage page(Query query, int limit) {
    List<Chat> found = query.with("limit", limit + 1L).list(SqliteChats::chat);
    boolean hasMore = found.size() > limit;
    return new ChatPage(hasMore ? found.subList(0, limit) : found, hasMore);
  }

  private static Chat chat(Row row) {
    return new Chat(
        new ChatId(row.id("id")),
        new UserId(row.id("owner")),
        row.text("title"),
        row.word(Visibility.class, "visibility"),
        row.time("created_at"));
  }
}
