package ai.chatbot.core.usecase;

import ai.chatbot.core.access.AccessRules;
import ai.chatbot.core.access.Asking;
import ai.chatbot.core.access.Decision;
import ai.chatbot.core.access.Entitlements;
import ai.chatbot.core.access.Plans;
import ai.chatbot.core.catalog.Model;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.catalog.Pick;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyId;
import ai.chatbot.core.usecase.Seats.Seat;
import ai.chatbot.core.usecase.SendMessage.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Gets questions stored and has them answered, whoever brings them. */
final class Questions {
  /** Longer than it takes to notice that a reply's instance is gone. */
  private static final Duration TIME_TO_STOP =
      Tempo.STANDARD.longestUnnoticed().plus(Duration.ofSeconds(5));

  private final Stores stores;
  private final ModelCatalog catalog;
  private final Plans plans;
  private final LiveReplies replies;
  private final Answers answers;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  Questions(
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

  /** Now, as it is stored. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Are there to be no more? */
  boolean isClosing() {
    return replies.isClosing();
  }

  Result ask(Inquiry inquiry) throws InterruptedException {
    Optional<Model> model = catalog.find(inquiry.model());
    if (isClosing()) {
      return new Result.ShuttingDown();
    }
    if (model.isEmpty()) {
      return new Result.UnknownModel();
    }
    Asking asking = asking(inquiry, model.get().id());
    return switch (AccessRules.toAsk(asking)) {
      case Decision.Allowed allowed -> seated(inquiry, asking.entitlements());
      case Decision.Denied(Decision.Reason reason) -> refused(reason);
      case Decision.Missing missing -> new Result.Forbidden();
    };
  }

  private Asking asking(Inquiry inquiry, ModelId model) {
    User asker = inquiry.asker();
    Optional<Chat> chat = stores.chats().find(inquiry.question().chat());
    return new Asking(asker, chat, model, plans.of(asker));
  }

  private static Result refused(Decision.Reason reason) {
    return switch (reason) {
      case Decision.Reason.ModelNotIncluded(ModelId model) -> new Result.ModelNotIncluded(model);
      case Decision.Reason.AllowanceSpent(Instant returnsAt) ->
          new Result.AllowanceSpent(returnsAt);
      case Decision.Reason.NotOwner it -> new Result.Forbidden();
      case Decision.Reason.NotAnAnswer it -> new Result.Forbidden();
    };
  }

  /** In a seat of its own. */
  private Result seated(Inquiry inquiry, Entitlements entitlements) throws InterruptedException {
    Optional<Seat> free = replies.seatFor(inquiry.asker().id());
    if (free.isEmpty()) {
      return new Result.Full();
    }
    try (Seat seat = free.get()) {
      return open(inquiry, entitlements, seat);
    }
  }

  private Result open(Inquiry inquiry, Entitlements entitlements, Seat seat)
      throws InterruptedException {
    Turn turn = turn(inquiry, entitlements);
    Instant deadline = Instant.now().plus(TIME_TO_STOP);
    while (true) {
      switch (open(turn)) {
        case Opening.Opened opened -> {
          return answer(opened, inquiry, new Pick(inquiry.model(), entitlements.models()), seat);
        }
        case Opening.AlreadyAsked known -> {
          return new Result.Answering(known.reply());
        }
        case Opening.AllowanceSpent spent -> {
          return new Result.AllowanceSpent(spent.returnsAt());
        }
        case Opening.Taken taken -> {
          return new Result.Forbidden();
        }
        case Opening.NothingToReplace nothing -> {
          return new Result.NoSuchMessage();
        }
        case Opening.Busy busy -> {
          if (!Instant.now().isBefore(deadline)) {
            return new Result.Busy();
          }
          stop(busy.live(), deadline);
        }
      }
    }
  }

  /** A store that fails may have stored the turn all the same. */
  private Opening open(Turn turn) {
    try {
      return stores.turns().open(turn);
    } catch (RuntimeException e) {
      replies.disown(turn.reply());
      throw e;
    }
  }

  private Turn turn(Inquiry inquiry, Entitlements entitlements) {
    Message question = inquiry.question();
    User asker = inquiry.asker();
    Instant now = now();
    UUID answer = ids.get();
    Reply reply =
        new Reply(
            new ReplyId(answer),
            new MessageId(answer),
            question.chat(),
            replies.instance(),
            true,
            now);
    Chat chat = Chat.startedBy(asker.id(), question.chat(), inquiry.visibility(), now);
    Turn turn = Turn.asking(asker, chat, question, reply, entitlements.allowance());
    return inquiry.replacing() ? turn.inPlace() : turn;
  }

  /** Stops a reply and waits until its text is kept, or the time is over. */
  private void stop(Reply live, Instant deadline) throws InterruptedException {
    replies.stop(live.id());
    try (ReplyFollower follower = replies.follow(live)) {
      while (!follower.isAtEnd() && Instant.now().isBefore(deadline)) {
        follower.next(Duration.between(Instant.now(), deadline));
      }
    }
  }

  private Result answer(Opening.Opened opened, Inquiry inquiry, Pick pick, Seat seat) {
    Reply reply = opened.reply();
    answers.begin(reply, Optional.empty(), seat, inquiry.asker(), pick, inquiry.whereabouts());
    if (opened.chat().isUntitled()) {
      answers.name(reply, inquiry.asker(), pick, inquiry.question());
    }
    return new Result.Answering(reply);
  }
}
