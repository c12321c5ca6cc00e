package ai.chatbot.postgres;

import ai.chatbot.core.access.Allowance;
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
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Opens and resumes a turn in one transaction, under a lock on its asker: see {@link Locks}. Two
 * askers who use one chat's or one question's id meet at the primary key: the second waits for the
 * first and finds the id taken.
 */
final class PostgresTurns implements Turns {
  private final Database database;

  PostgresTurns(Database database) {
    this.database = database;
  }

  @Override
  public Opening open(Turn turn) {
    return database.inTransactionOf(
        turn.asker().id(),
        handle -> {
          Opening opening = new Attempt(handle, turn).open();
          if (!(opening instanceof Opening.Opened)) {
            handle.rollback();
          }
          return opening;
        });
  }

  @Override
  public Resumption resume(Continuation continuation) {
    return database.inTransactionOf(
        continuation.asker(), handle -> new Resuming(handle, continuation).resume());
  }

  /** One turn in one transaction. */
  private record Attempt(Handle handle, Turn turn) {
    Opening open() {
      holdAsker();
      Chat chat = beginOrFind(turn.chat());
      return taken(chat)
          .or(() -> turn.replacing() ? nothingToReplace() : alreadyAsked())
          .or(this::busy)
          .or(this::allowanceSpent)
          .orElseGet(() -> write(chat));
    }

    /** Goes round again where somebody deletes the asker between the two statements. */
    private void holdAsker() {
      handle
          .createUpdate(TurnSql.ADD_ASKER)
          .bind("asker", turn.asker().id().value())
          .bind("kind", kind(turn.asker()))
          .bind("created_at", Times.of(turn.question().createdAt()))
          .execute();
      if (!Locks.holdUser(handle, turn.asker().id())) {
        holdAsker();
      }
    }

    /** Goes round again where its owner, who is not the asker, deletes the chat meanwhile. */
    private Chat beginOrFind(Chat chat) {
      handle
          .createUpdate(ChatSql.BEGIN)
          .bind("chat", chat.id().value())
          .bind("owner", chat.owner().value())
          .bind("title", CleanText.of(chat.title()))
          .bind("visibility", Words.of(chat.visibility()))
          .bind("created_at", Times.of(chat.createdAt()))
          .execute();
      return PostgresChats.find(handle, chat.id()).orElseGet(() -> beginOrFind(chat));
    }

    private Optional<Opening> taken(Chat chat) {
      return !chat.belongsTo(turn.asker().id()) || isTaken(turn.question())
          ? Optional.of(new Opening.Taken())
          : Optional.empty();
    }

    private boolean isTaken(Message question) {
      return handle
          .createQuery(TurnSql.IS_TAKEN)
          .bind("question", question.id().value())
          .bind("chat", question.chat().value())
          .mapTo(boolean.class)
          .one();
    }

    private Optional<Opening> alreadyAsked() {
      return handle
          .createQuery(ReplySql.TO_QUESTION)
          .bind("question", turn.question().id().value())
          .bind("chat", turn.chat().id().value())
          .map(ReplyRows::reply)
          .findOne()
          .map(Opening.AlreadyAsked::new);
    }

    private Optional<Opening> nothingToReplace() {
      return isAsked(turn.question())
          ? Optional.empty()
          : Optional.of(new Opening.NothingToReplace());
    }

    private boolean isAsked(Message question) {
      return handle
          .createQuery(TurnSql.IS_ASKED)
          .bind("question", question.id().value())
          .bind("chat", question.chat().value())
          .mapTo(boolean.class)
          .one();
    }

    private Optional<Opening> busy() {
      return PostgresReplyLog.liveIn(handle, turn.chat().id()).map(Opening.Busy::new);
    }

    private Optional<Opening> allowanceSpent() {
      return oldestOfAllowance()
          .map(oldest -> new Opening.AllowanceSpent(oldest.plus(Allowance.WINDOW)));
    }

    private Optional<Instant> oldestOfAllowance() {
      Instant now = turn.reply().startedAt();
      return turn.allowance().questions() == 0
          ? Optional.of(now)
          : handle
              .createQuery(TurnSql.OLDEST_OF_ALLOWANCE)
              .bind("asker", turn.asker().id().value())
              .bind("since", Times.of(now.minus(Allowance.WINDOW)))
              .bind("allowance", turn.allowance().questions())
              .map((row, context) -> Times.read(row, "asked_at"))
              .findOne();
    }

    private Opening write(Chat chat) {
      if (turn.replacing()) {
        PostgresMessages.deleteFrom(handle, chat.id(), turn.question().id());
      }
      denyWhatWaits();
      if (!MessageRows.write(handle, MessageSql.ADD_QUESTION, turn.question())) {
        return new Opening.Taken();
      }
      addToLedger();
      return new Opening.Opened(chat, begin(turn.reply()));
    }

    private void denyWhatWaits() {
      handle
          .createQuery(MessageSql.PENDING)
          .bind("chat", turn.chat().id().value())
          .map(MessageRows::message)
          .list()
          .forEach(
              message ->
                  MessageRows.write(handle, MessageSql.CHANGE, message.withNothingPending()));
    }

    private void addToLedger() {
      handle
          .createUpdate(TurnSql.ADD_TO_LEDGER)
          .bind("asker", turn.asker().id().value())
          .bind("asked_at", Times.of(turn.reply().startedAt()))
          .bind("reply", turn.reply().id().value())
          .execute();
    }

    private Reply begin(Reply reply) {
      return handle
          .createQuery(ReplySql.BEGIN)
          .bind("reply", reply.id().value())
          .bind("answer", reply.answer().value())
          .bind("chat", reply.chat().value())
          .bind("question", turn.question().id().value())
          .bind("owner", reply.owner().value())
          .bind("started_at", Times.of(reply.startedAt()))
          .map(ReplyRows::reply)
          .one();
    }

    private static String kind(User user) {
      return switch (user) {
        case User.Guest guest -> "guest";
        case User.Member member -> "member";
      };
    }
  }
}
