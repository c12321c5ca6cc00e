package ai.chatbot.cli.sqlite;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.Vote;
import ai.chatbot.core.port.Votes;
import java.util.List;

/** Votes, one row each, which goes with its message's. */
final class SqliteVotes implements Votes {
  private final Database database;

  SqliteVotes(Database database) {
    this.database = database;
  }

  @Override
  public boolean cast(Vote vote) {
    return database.write(
        session ->
            session
                    .query(VoteSql.CAST)
                    .with("chat", vote.chat().value())
                    .with("message", vote.message().value())
                    .with("verdict", vote.verdict())
                    .run()
                == 1);
  }

  @Override
  public boolean withdraw(ChatId chat, MessageId message) {
    return database.write(
        session ->
            session
                    .query(VoteSql.WITHDRAW)
                    .with("chat", chat.value())
                    .with("message", message.value())
                    .run()
                == 1);
  }

  @Override
  public List<Vote> of(ChatId chat) {
    return database.read(
        session ->
            session.query(VoteSql.OF_CHAT).with("chat", chat.value()).list(SqliteVotes::vote));
  }

  private static Vote vote(Row row) {
    return new Vote(
        new ChatId(row.id("chat")),
        new MessageId(row.id("message")),
        row.word(Vote.Verdict.class, "verdict"));
  }
}
