package ai.chatbot.core.usecase;

import static java.util.Objects.requireNonNull;

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
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.reply.AssistantPrompt;
import ai.chatbot.core.reply.CleanText;
import ai.chatbot.core.reply.Location;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import ai.chatbot.core.reply.Titles;
import ai.chatbot.core.value.Blank;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Asks a question in a chat, new or known. The question is stored before this returns, and its
 * answer is made whoever reads it. A reply that lives in the chat is stopped first and keeps its
 * text. Safe for use by many threads.
 */
public final class SendMessage {
  /** The longest question, in Unicode code points. */
  public static final int LONGEST_QUESTION = 32_000;

  private static final int ATTEMPTS = 3;
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

  private final Stores stores;
  private final ModelCatalog catalog;
  private final Plans plans;
  private final LiveReplies replies;
  private final ReplyRunner runner;
  private final TitleMaker titles;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  SendMessage(
      Stores stores,
      ModelCatalog catalog,
      Plans plans,
      LiveReplies replies,
      ReplyRunner runner,
      TitleMaker titles,
      InstantSource clock,
      Supplier<UUID> ids) {
    this.stores = stores;
    this.catalog = catalog;
    this.plans = plans;
    this.replies = replies;
    this.runner = runner;
    this.titles = titles;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Stores the question and begins its answer, or says why not; nothing is stored then.
   *
   * @throws InterruptedException if interrupted while an earlier reply was being stopped
   */
  public Result send(Command command) throws InterruptedException {
    Optional<Model> model = catalog.find(command.model());
    if (replies.isClosing()) {
      return new Result.ShuttingDown();
    }
    if (Blank.is(command.text()) || !CleanText.isClean(command.text())) {
      return new Result.Unreadable();
    }
    if (command.text().codePointCount(0, command.text().length()) > LONGEST_QUESTION) {
      return new Result.TooLong(LONGEST_QUESTION);
    }
    if (model.isEmpty()) {
      return new Result.UnknownModel();
    }
    Asking asking = asking(command, model.get().id());
    return switch (AccessRules.toAsk(asking)) {
      case Decision.Allowed allowed -> open(command, asking.entitlements());
      case Decision.Denied(Decision.Reason reason) -> refused(reason);
      case Decision.Missing missing -> new Result.Forbidden();
    };
  }

  private Asking asking(Command command, ModelId model) {
    User asker = command.asker();
    return new Asking(asker, stores.chats().find(command.chat()), model, plans.of(asker));
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

  private Result open(Command command, Entitlements entitlements) throws InterruptedException {
    Pick pick = new Pick(command.model(), entitlements.models());
    Turn turn = turn(command, entitlements);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      switch (open(turn)) {
        case Opening.Opened opened -> {
          return answer(opened, turn.question(), command, pick);
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
        case Opening.Busy busy -> stop(busy.live());
      }
    }
    return new Result.Busy();
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

  private Turn turn(Command command, Entitlements entitlements) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    User asker = command.asker();
    UUID answer = ids.get();
    return new Turn(
        asker,
        Chat.startedBy(asker.id(), command.chat(), command.visibility(), now),
        Message.question(
            command.message(), command.chat(), List.of(new MessagePart.Text(command.text())), now),
        new Reply(
            new ReplyId(answer),
            new MessageId(answer),
            command.chat(),
            replies.instance(),
            true,
            now),
        entitlements.allowance());
  }

  /** Stops a reply and waits until its text is kept. */
  private void stop(Reply live) throws InterruptedException {
    replies.stop(live.id());
    Instant deadline = Instant.now().plus(TIME_TO_STOP);
    try (ReplyFollower follower = replies.follow(live)) {
      while (!follower.isAtEnd() && Instant.now().isBefore(deadline)) {
        follower.next(Duration.between(Instant.now(), deadline));
      }
    }
  }

  private Result answer(Opening.Opened opened, Message question, Command command, Pick pick) {
    Reply reply = opened.reply();
    User asker = command.asker();
    String instructions = AssistantPrompt.withDocuments(command.whereabouts());
    replies.start(
        reply,
        out -> {
          List<Message> messages = stores.messages().of(reply.chat());
          ReplyTask task = new ReplyTask(reply, asker.id(), pick, instructions, messages);
          return runner.run(task, out).end();
        });
    if (opened.chat().isUntitled()) {
      ReplyTask naming = new ReplyTask(reply, asker.id(), pick, Titles.prompt(), List.of(question));
      replies.beside("title-" + reply.chat(), () -> name(naming));
    }
    return new Result.Answering(reply);
  }

  private void name(ReplyTask task) {
    try {
      Optional<String> title = titles.title(task);
      if (title.isPresent() && stores.chats().nameUntitled(task.reply().chat(), title.get())) {
        replies.publish(task.reply().id(), new ReplyEvent.Titled(title.get()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      replies.tell("naming a chat", e);
    }
  }

  /**
   * A question.
   *
   * @param asker who asks
   * @param chat where; a chat that does not exist is begun
   * @param message the question's id, by which it is known when it is sent again
   * @param text what is asked, at most {@link #LONGEST_QUESTION}
   * @param model who is asked: a family, or an id that one of its generations has at Bedrock
   * @param visibility who may read the chat, if it is begun
   * @param whereabouts where the asker seems to be, if the model is to know
   */
  public record Command(
      User asker,
      ChatId chat,
      MessageId message,
      String text,
      String model,
      Visibility visibility,
      Optional<Location> whereabouts) {
    public Command {
      requireNonNull(asker, "asker is null");
      requireNonNull(chat, "chat is null");
      requireNonNull(message, "message is null");
      requireNonNull(text, "text is null");
      requireNonNull(model, "model is null");
      requireNonNull(visibility, "visibility is null");
      requireNonNull(whereabouts, "whereabouts is null");
    }

    /** A new question, in a chat that nobody else may read; the model is not told from where. */
    public static Command of(User asker, ChatId chat, String text, String model) {
      MessageId fresh = new MessageId(UUID.randomUUID());
      return new Command(asker, chat, fresh, text, model, Visibility.PRIVATE, Optional.empty());
    }
  }

  /** What came of it. Nothing is stored unless it is {@link Answering}. */
  public sealed interface Result {
    /** The reply that answers it: a new one, or the one that was begun when it was asked before. */
    record Answering(Reply reply) implements Result {}

    /** It is blank, or has characters that no text has. */
    record Unreadable() implements Result {}

    /** It has more code points than {@code limit}. */
    record TooLong(int limit) implements Result {}

    /** No model has that name. */
    record UnknownModel() implements Result {}

    /** The asker's plan does not include that model. */
    record ModelNotIncluded(ModelId model) implements Result {}

    /** The asker has no question left until then. */
    record AllowanceSpent(Instant returnsAt) implements Result {}

    /** The chat, or the question's id, is somebody else's. */
    record Forbidden() implements Result {}

    /** The reply that lives in the chat could not be stopped in time. */
    record Busy() implements Result {}

    /** This server is going away. */
    record ShuttingDown() implements Result {}
  }
}
