package ai.chatbot.cli.sqlite;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.conversation.SearchWords;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Messages;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.Titles;
import ai.chatbot.postgres.StoredJson;
import java.util.List;
import java.util.Optional;

/** Messages, one row each, their parts as one array. */
final class SqliteMessages implements Messages {
  /** Of a longer text the rest is not looked through. */
  private static final int LONGEST_SEARCHED = 200_000;

  private final Database database;

  SqliteMessages(Database database) {
    this.database = database;
  }

  @Override
  public List<Message> of(ChatId chat) {
    return database.read(
        session ->
            session
                .query(MessageSql.OF_CHAT)
                .with("chat", chat.value())
                .list(SqliteMessages::message));
  }

  @Override
  public int deleteFrom(UserId owner, ChatId chat, MessageId first) {
    return database.write(
        session ->
            SqliteChats.find(session, owner, chat).isPresent()
                ? deleteFrom(session, chat, first)
                : 0);
  }

  /** With the replies that answer or make those messages, and the one that lives in the chat. */
  static int deleteFrom(Session session, ChatId chat, MessageId first) {
    Optional<Long> position = position(session, chat, first);
    if (position.isEmpty() && !isBeingMade(session, chat, first)) {
      return 0;
    }
    long from = position.orElse(Long.MAX_VALUE);
    session.query(ReplySql.DELETE_FROM).with("chat", chat.value()).with("position", from).run();
    return session
        .query(MessageSql.DELETE_FROM)
        .with("chat", chat.value())
        .with("position", from)
        .run();
  }

  /** Those of the chat's messages, newest first, that have one of the words, and maybe all. */
  static List<Message> perhapsWith(Session session, ChatId chat, SearchWords wanted) {
    String longest =
        wanted.all().stream()
            .reduce((one, other) -> one.length() < other.length() ? other : one)
            .orElseThrow();
    return session
        .query(MessageSql.WITH_WORD)
        .with("chat", chat.value())
        .with("word", " " + longest + " ")
        .list(SqliteMessages::message);
  }

  static Message message(Row row) {
    return new Message(
        new MessageId(row.id("id")),
        new ChatId(row.id("chat")),
        row.word(Role.class, "role"),
        StoredJson.parts(row.text("parts")),
        row.word(Ending.class, "ending"),
        row.time("created_at"));
  }

  /** Writes the message by that statement and says whether it did. */
  static boolean write(Session session, String sql, Message message) {
    return session
            .query(sql)
            .with("id", message.id().value())
            .with("chat", message.chat().value())
            .with("role", message.role())
            .with("parts", StoredJson.ofParts(message.parts()))
            .with("words", words(message.text()))
            .with("ending", message.ending())
            .with("created_at", message.createdAt())
            .run()
        == 1;
  }

  private static String words(String text) {
    SearchWords words = SearchWords.of(Titles.beginning(text, LONGEST_SEARCHED));
    return " " + String.join(" ", words.all()) + " ";
  }

  private static Optional<Long> position(Session session, ChatId chat, MessageId first) {
    return session
        .query(MessageSql.POSITION)
        .with("chat", chat.value())
        .with("first", first.value())
        .first(row -> row.number("position"));
  }

  private static boolean isBeingMade(Session session, ChatId chat, MessageId answer) {
    return SqliteReplyLog.liveIn(session, chat)
        .map(Reply::answer)
        .filter(answer::equals)
        .isPresent();
  }
}
