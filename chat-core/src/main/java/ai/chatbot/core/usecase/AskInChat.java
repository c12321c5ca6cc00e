package ai.chatbot.core.usecase;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.access.AccessRules;
import ai.chatbot.core.access.Asking;
import ai.chatbot.core.access.Decision;
import ai.chatbot.core.access.Entitlements;
import ai.chatbot.core.access.Plans;
import ai.chatbot.core.catalog.Model;
import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Pick;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.LanguageModel;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.OperatorLog;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import ai.chatbot.core.reply.Titles;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * Asks one question in a chat, new or known, and keeps it with its answer. It is for a program that
 * ends with the answer: the reader gets it on the calling thread, the model is called once, without
 * tools, and the chat is called what its first question begins with. Safe for use by many threads.
 */
public final class AskInChat {
  private final LanguageModel model;
  private final ModelRouter router;
  private final OperatorLog operator;
  private final Stores stores;
  private final Plans plans;
  private final InstantSource clock;
  private final DoubleSupplier random;

  AskInChat(
      LanguageModel model,
      ModelRouter router,
      OperatorLog operator,
      Stores stores,
      Plans plans,
      InstantSource clock,
      DoubleSupplier random) {
    this.model = model;
    this.router = router;
    this.operator = operator;
    this.stores = stores;
    this.plans = plans;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Asks that model, whichever of the router's families it is to be, keeps what is said in those
   * stores, and tells the operator what goes wrong on the way. It needs no closing; model and
   * stores stay the caller's.
   */
  public static AskInChat of(
      LanguageModel model,
      ModelRouter router,
      OperatorLog operator,
      Stores stores,
      Plans plans,
      InstantSource clock) {
    DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
    return new AskInChat(model, router, operator, stores, plans, clock, random);
  }

  /**
   * Keeps the question, hands each event of its answer to the sink on the calling thread, as {@link
   * Ask#ask} does, and returns when the answer is kept too. A sink that throws and an interrupt of
   * the calling thread close the model; what was said by then is kept.
   *
   * @throws InterruptedException if the calling thread was interrupted
   * @throws IllegalArgumentException if no family has such a model
   */
  public Result ask(
      User asker, ChatId chat, Ask.Question question, Consumer<? super ReplyEvent> sink)
      throws InterruptedException {
    Entitlements entitlements = plans.of(asker);
    Model family =
        router
            .catalog()
            .find(question.model())
            .orElseThrow(() -> new IllegalArgumentException("there is no such model"));
    Asking asking = new Asking(asker, stores.chats().find(chat), family.id(), entitlements);
    return switch (AccessRules.toAsk(asking)) {
      case Decision.Allowed it -> new Attempt(asker, chat, question, entitlements).ask(sink);
      case Decision.Denied(Decision.Reason.ModelNotIncluded(ModelId id)) ->
          new Result.ModelNotIncluded(id);
      case Decision.Denied it -> new Result.Forbidden();
      case Decision.Missing it -> new Result.Forbidden();
    };
  }

  /** One question. While it is answered, its process gives signs of life. */
  private final class Attempt {
    private final InstanceId me = new InstanceId(UUID.randomUUID());
    private final Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    private final User asker;
    private final Ask.Question question;
    private final Entitlements entitlements;
    private final Turn turn;

    Attempt(User asker, ChatId chat, Ask.Question question, Entitlements entitlements) {
      this.asker = asker;
      this.question = question;
      this.entitlements = entitlements;
      UUID answer = UUID.randomUUID();
      this.turn =
          Turn.asking(
              asker,
              Chat.startedBy(asker.id(), chat, Visibility.PRIVATE, now),
              question.in(chat, now),
              new Reply(new ReplyId(answer), new MessageId(answer), chat, me, true, now),
              entitlements.allowance());
    }

    Result ask(Consumer<? super ReplyEvent> sink) throws InterruptedException {
      Tempo tempo = Tempo.STANDARD;
      Lease lease = new Lease(stores.replies(), me, tempo.lease(), clock);
      lease.renew();
      Chores chores = new Chores(operator, tempo.again());
      chores.every(tempo.renewal(), "renew the lease", lease::renew);
      try {
        return answered(open(), sink);
      } finally {
        chores.close();
        chores.attempt("end the lease", lease::end);
      }
    }

    /** What a process that was killed has left live in the chat is ended first. */
    private Opening open() {
      Opening opening = stores.turns().open(turn);
      return opening instanceof Opening.Busy(Reply live) && takesOver(live)
          ? stores.turns().open(turn)
          : opening;
    }

    private boolean takesOver(Reply live) {
      boolean abandoned = stores.replies().abandoned().contains(live);
      if (abandoned) {
        Orphans orphans = new Orphans(stores, operator, clock, me);
        orphans.takeOver(live);
        orphans.closeAll();
      }
      return abandoned;
    }

    private Result answered(Opening opening, Consumer<? super ReplyEvent> sink)
        throws InterruptedException {
      return switch (opening) {
        case Opening.Opened(Chat chat, Reply reply) -> {
          name(chat);
          yield new Result.Answered(answer(reply, sink));
        }
        case Opening.Busy it -> new Result.Busy();
        case Opening.AllowanceSpent(Instant returnsAt) -> new Result.AllowanceSpent(returnsAt);
        case Opening.Taken it -> new Result.Forbidden();
        case Opening.AlreadyAsked it -> throw new IllegalStateException("its id is fresh");
        case Opening.NothingToReplace it -> throw new IllegalStateException("it replaces nothing");
      };
    }

    private void name(Chat chat) {
      Optional.of(Titles.clean(question.prompt()))
          .filter(title -> chat.isUntitled() && !title.isBlank())
          .ifPresent(title -> stores.chats().nameUntitled(chat.id(), title));
    }

    private Answer answer(Reply reply, Consumer<? super ReplyEvent> sink)
        throws InterruptedException {
      List<Message> messages = stores.messages().of(reply.chat());
      Pick pick = new Pick(question.model(), entitlements.models());
      try (UsageWriter usage = UsageWriter.start(stores.usage(), operator)) {
        Ask ask = Ask.of(model, router, operator, clock, random, usage::write);
        KeptReply kept = new KeptReply(reply, stores.replies(), clock);
        return kept.keeping(
            sink, events -> ask.answer(question, reply, asker.id(), pick, messages, events));
      }
    }
  }

  /** What came of a question. Nothing is kept of it unless it is {@link Answered}. */
  public sealed interface Result {
    /** It was answered, as far as the answer says; question and answer are kept. */
    record Answered(Answer answer) implements Result {
      public Answered {
        requireNonNull(answer, "answer is null");
      }
    }

    /** Another answer is being made in the chat. */
    record Busy() implements Result {}

    /** The asker has no question left until then. */
    record AllowanceSpent(Instant returnsAt) implements Result {}

    /** The asker's plan does not include that model. */
    record ModelNotIncluded(ModelId model) implements Result {}

    /** The chat is somebody else's. */
    record Forbidden() implements Result {}
  }
}
