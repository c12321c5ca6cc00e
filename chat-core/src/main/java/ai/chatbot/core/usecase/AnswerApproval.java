package ai.chatbot.core.usecase;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.access.Plans;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.Pick;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.Continuation;
import ai.chatbot.core.port.Resumption;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.CleanText;
import ai.chatbot.core.reply.Location;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyId;
import ai.chatbot.core.tool.Approval;
import ai.chatbot.core.usecase.Seats.Seat;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Takes a person's yes or no to tool calls that wait for it. Once no call of the answer waits any
 * longer, the answer goes on: those that were allowed run, and the model hears of all. It takes no
 * question of the allowance. Safe for use by many threads.
 */
public final class AnswerApproval {
  /** The longest reason, in UTF-16 units. */
  public static final int LONGEST_REASON = 1_000;

  private final Stores stores;
  private final ModelCatalog catalog;
  private final Plans plans;
  private final LiveReplies replies;
  private final Answers answers;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  AnswerApproval(
      Stores stores,
      ModelCatalog catalog,
      Plans plans,
      LiveReplies replies,
      Answers answers,
      InstantSource clock,
      Supplier<UUID> ids) {
    this.stores = stores;
    this.catalog = catalog;
    this.plans = plans;
    this.replies = replies;
    this.answers = answers;
    this.clock = clock;
    this.ids = ids;
  }

  /** Stores the words and goes on with the answer if it can, or says why not. */
  public Result answer(Command command) {
    if (replies.isClosing()) {
      return new Result.ShuttingDown();
    }
    if (!command.approvals().stream().allMatch(AnswerApproval::isReadable)) {
      return new Result.Unreadable();
    }
    if (new KnownChats(stores).writableBy(command.user(), command.chat()).isEmpty()) {
      return new Result.Forbidden();
    }
    Optional<Seat> free = replies.seatFor(command.user().id());
    if (free.isEmpty()) {
      return new Result.Full();
    }
    try (Seat seat = free.get()) {
      return resume(command, seat);
    }
  }

  private Result resume(Command command, Seat seat) {
    Reply reply =
        new Reply(
            new ReplyId(ids.get()),
            command.answer(),
            command.chat(),
            replies.instance(),
            true,
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    try {
      return switch (stores
          .turns()
          .resume(new Continuation(command.user().id(), command.approvals(), reply))) {
        case Resumption.Resumed resumed -> goOn(command, resumed.reply(), seat);
        case Resumption.Waiting it -> new Result.Waiting();
        case Resumption.Settled(var known) -> new Result.Settled(known);
        case Resumption.Missing it -> new Result.NoSuchCall();
      };
    } catch (RuntimeException e) {
      // It may have been stored all the same.
      replies.disown(reply);
      throw e;
    }
  }

  private Result goOn(Command command, Reply reply, Seat seat) {
    Optional<Message> earlier = new KnownChats(stores).message(reply.chat(), reply.answer());
    Pick pick = pick(earlier.flatMap(Message::answeredBy), command.user());
    answers.begin(reply, earlier, seat, command.user(), pick, command.whereabouts());
    return new Result.Answering(reply);
  }

  /** Whoever has begun the answer goes on with it, or else their family. */
  private Pick pick(Optional<MessagePart.AnsweredBy> by, User user) {
    String name =
        by.map(MessagePart.AnsweredBy::inferenceId)
            .filter(id -> catalog.find(id).isPresent())
            .or(() -> by.map(MessagePart.AnsweredBy::model))
            .orElse("");
    return new Pick(name, plans.of(user).models());
  }

  private static boolean isReadable(Approval approval) {
    return approval
        .reason()
        .filter(reason -> reason.length() > LONGEST_REASON || !CleanText.isClean(reason))
        .isEmpty();
  }

  /**
   * A person's word.
   *
   * @param user who says it
   * @param chat where
   * @param answer on the calls of which answer
   * @param approvals on which of them, and what
   * @param whereabouts where the person seems to be, if the model is to know
   */
  public record Command(
      User user,
      ChatId chat,
      MessageId answer,
      List<Approval> approvals,
      Optional<Location> whereabouts) {
    public Command {
      requireNonNull(user, "user is null");
      requireNonNull(chat, "chat is null");
      requireNonNull(answer, "answer is null");
      approvals = List.copyOf(approvals);
      if (approvals.isEmpty()) {
        throw new IllegalArgumentException("approvals is empty");
      }
      requireNonNull(whereabouts, "whereabouts is null");
    }
  }

  /** What came of it. */
  public sealed interface Result {
    /** The reply that goes on with the answer. */
    record Answering(Reply reply) implements Result {}

    /** The words are kept; other calls of the answer still wait. */
    record Waiting() implements Result {}

    /** None of those calls waits any longer; the newest reply of that answer, if there is one. */
    record Settled(Optional<Reply> reply) implements Result {}

    /** A reason is too long, or holds what is no text. Nothing was stored. */
    record Unreadable() implements Result {}

    /** The chat is not this user's. */
    record Forbidden() implements Result {}

    /** The chat has no such answer. */
    record NoSuchCall() implements Result {}

    /** As many answers are being made as this server makes at once. Nothing was stored. */
    record Full() implements Result {}

    /** This server is going away. */
    record ShuttingDown() implements Result {}
  }
}
