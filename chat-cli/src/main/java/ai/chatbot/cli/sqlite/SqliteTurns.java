package ai.chatbot.cli.sqlite;

import ai.chatbot.core.access.Allowance;
import ai.chatbot.core.access.Decision;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.Continuation;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.Resumption;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.port.Turns;
import ai.chatbot.core.reply.CleanText;
import ai.chatbot.core.reply.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Opens and resumes a turn in one transaction, beside which no other writes. */
final class SqliteTurns implements Turns {
  private final Database database;

  SqliteTurns(Database database) {
    this.database = database;
  }

  @Override
  public Opening open(Turn turn) {
    return database.write(session -> new Attempt(session, turn).open());
  }

  @Override
  public Resumption resume(Continuation continuation) {
    return database.write(session -> new Resuming(session, continuation).resume());
  }

  /** One turn in one transaction. */
  private record Attempt(Session session, Turn turn) {
    Opening open() {
      return taken()
          .or(() -> turn.replacing() ? nothingToReplace() : alreadyAsked())
          .or(this::busy)
          .or(this::allowanceSpent)
          .orElseGet(this::write);
    }

    private Optional<Opening> taken() {
      boolean foreign =
          SqliteChats.find(session, turn.chat().id())
              .filter(chat -> !chat.belongsTo(turn.asker().id()))
              .isPresent();
      return foreign || ofQuestion(TurnSql.IS_TAKEN).finds()
          ? Optional.of(new Opening.Taken())
          : Optional.empty();
    }

    private Optional<Opening> nothingToReplace() {
      return ofQuestion(TurnSql.IS_ASKED).finds()
          ? Optional.empty()
          : Optional.of(new Opening.NothingToReplace());
    }

    private Optional<Opening> alreadyAsked() {
      return session
          .query(ReplySql.TO_QUESTION)
          .with("question", turn.question().id().value())
          .first(SqliteReplyLog::reply)
          .map(Opening.AlreadyAsked::new);
    }

    private Optional<Opening> busy() {
      return SqliteReplyLog.liveIn(session, turn.chat().id()).map(Opening.Busy::new);
    }

    private Optional<Opening> allowanceSpent() {
      Instant now = turn.reply().startedAt();
      List<Instant> asked =
          SqliteUsageLedger.questions(session, turn.asker().id(), now.minus(Allowance.WINDOW));
      return turn.allowance().oneMore(asked, now)
              instanceof Decision.Denied(Decision.Reason.AllowanceSpent(Instant returnsAt))
          ? Optional.of(new Opening.AllowanceSpent(returnsAt))
          : Optional.empty();
    }

    private Opening write() {
      addAsker();
      beginChat();
      if (turn.replacing()) {
        SqliteMessages.deleteFrom(session, turn.chat().id(), turn.question().id());
      }
      denyWhatWaits();
      SqliteMessages.write(session, MessageSql.ADD_QUESTION, turn.question());
      addToLedger();
      Reply reply = SqliteReplyLog.begin(session, turn.reply(), turn.question().id());
      return new Opening.Opened(SqliteChats.find(session, turn.chat().id()).orElseThrow(), reply);
    }

    private void addAsker() {
      session
          .query(TurnSql.ADD_ASKER)
          .with("asker", turn.asker().id().value())
          .with("kind", turn.asker() instanceof User.Guest ? "guest" : "member")
          .with("created_at", turn.question().createdAt())
          .run();
    }

    private void beginChat() {
      Chat chat = turn.chat();
      session
          .query(ChatSql.BEGIN)
          .with("chat", chat.id().value())
          .with("owner", chat.owner().value())
          .with("title", CleanText.of(chat.title()))
          .with("visibility", chat.visibility())
          .with("created_at", chat.createdAt())
          .run();
    }

    private void denyWhatWaits() {
      session
          .query(MessageSql.PENDING)
          .with("chat", turn.chat().id().value())
          .list(SqliteMessages::message)
          .forEach(
              message ->
                  SqliteMessages.write(session, MessageSql.CHANGE, message.withNothingPending()));
    }

    private void addToLedger() {
      session
          .query(UsageSql.ADD_QUESTION)
          .with("asker", turn.asker().id().value())
          .with("asked_at", turn.reply().startedAt())
          .with("reply", turn.reply().id().value())
          .run();
    }

    private Query ofQuestion(String sql) {
      return session
          .query(sql)
          .with("question", turn.question().id().value())
          .with("chat", turn.chat().id().value());
    }
  }

  /** A person's word in one transaction. */
  private record Resuming(Session session, Continuation continuation) {
    Resumption resume() {
      return SqliteChats.find(session, continuation.asker(), continuation.reply().chat())
          .flatMap(chat -> answer())
          .map(this::resume)
          .orElseGet(Resumption.Missing::new);
    }

    private Optional<Message> answer() {
      return session
          .query(MessageSql.ANSWER)
          .with("answer", continuation.reply().answer().value())
          .with("chat", continuation.reply().chat().value())
          .first(SqliteMessages::message);
    }

    private Resumption resume(Message answer) {
      Message after = answer.after(continuation.approvals());
      if (after.equals(answer)) {
        return new Resumption.Settled(newestReply());
      }
      SqliteMessages.write(session, MessageSql.CHANGE, after);
      return after.pending().isEmpty()
          ? new Resumption.Resumed(SqliteReplyLog.goOn(session, continuation.reply()))
          : new Resumption.Waiting();
    }

    private Optional<Reply> newestReply() {
      return session
          .query(ReplySql.NEWEST_OF_ANSWER)
          .with("answer", continuation.reply().answer().value())
          .first(SqliteReplyLog::reply);
    }
  }
}
