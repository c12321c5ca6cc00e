package ai.chatbot.postgres;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.Vote;
import ai.chatbot.core.port.Votes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** Votes, one row each, which goes with its message's. */
final class PostgresVotes implements Votes {
  private final Database database;

  PostgresVotes(Database database) {
    this.database = database;
  }

  @Override
  public boolean cast(Vote vote) {
    return database.with(
        handle ->
            handle
                    .createUpdate(VoteSql.CAST)
                    .bind("chat", vote.chat().value())
                    .bind("message", vote.message().value())
                    .bind("verdict", Words.of(vote.verdict()))
                    .execute()
                == 1);
  }

  @Override
  public boolean withdraw(ChatId chat, MessageId message) {
    return database.with(
        handle ->
            handle
                    .createUpdate(VoteSql.WITHDRAW)
                    .bind("chat", chat.value())
                    .bind("message", message.value())
                    .execute()
                == 1);
  }

  @Override
  public List<Vote> of(ChatId chat) {
    return database.with(
        handle ->
            handle
                .createQuery(VoteSql.OF_CHAT)
                .bind("chat", chat.value())
                .map(PostgresVotes::vote)
                .list());
  }

  private static Vote vote(ResultSet row, StatementContext context) throws SQLException {
    return new Vote(
        new ChatId(row.getObject("chat", UUID.class)),
        new MessageId(row.getObject("message", UUID.class)),
        Words.read(Vote.Verdict.class, row.getString("verdict")));
  }
}
