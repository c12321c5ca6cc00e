package ai.chatbot.core.usecase;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Pick;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.LanguageModel;
import ai.chatbot.core.port.OperatorLog;
import ai.chatbot.core.reply.AssistantPrompt;
import ai.chatbot.core.reply.CleanText;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.ModelCall;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import ai.chatbot.core.value.Blank;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * Asks one question and keeps nothing: no chat, no title, no tools. Safe for use by many threads.
 */
public final class Ask {
  private final ReplyRunner runner;
  private final ModelCatalog catalog;
  private final InstantSource clock;
  private final UserId asker = new UserId(UUID.randomUUID());

  private Ask(ReplyRunner runner, ModelCatalog catalog, InstantSource clock) {
    this.runner = runner;
    this.catalog = catalog;
    this.clock = clock;
  }

  /**
   * Asks that model, whichever of the router's families it is to be, and tells the operator what
   * goes wrong on the way. It needs no closing; the model stays the caller's.
   */
  public static Ask of(LanguageModel model, ModelRouter router, OperatorLog operator) {
    DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
    return of(model, router, operator, InstantSource.system(), random);
  }

  static Ask of(
      LanguageModel model,
      ModelRouter router,
      OperatorLog operator,
      InstantSource clock,
      DoubleSupplier random) {
    return of(model, router, operator, clock, random, call -> {});
  }

  /** The same, entering each call of the model into that ledger. */
  static Ask of(
      LanguageModel model,
      ModelRouter router,
      OperatorLog operator,
      InstantSource clock,
      DoubleSupplier random,
      Consumer<ModelCall> ledger) {
    return new Ask(
        new ReplyRunner(
            Calls.of(model, router, random, operator, ledger, clock),
            new Toolbox(List.of(), operator),
            clock,
            UUID::randomUUID),
        router.catalog(),
        clock);
  }

  /**
   * Hands each event of the answer to the sink on the calling thread, as it comes, and returns at
   * its end. The reply's start and end are no events here, and what was being said when an answer
   * broke off is left open.
   *
   * <p>A sink that throws closes the model; so does an interrupt of the calling thread.
   *
   * @throws InterruptedException if the calling thread was interrupted
   */
  public Answer ask(Question question, Consumer<? super ReplyEvent> sink)
      throws InterruptedException {
    Instant now = clock.instant();
    UUID id = UUID.randomUUID();
    ChatId chat = new ChatId(id);
    Reply reply =
        new Reply(new ReplyId(id), new MessageId(id), chat, new InstanceId(id), true, now);
    Pick pick = catalog.withoutPlan(question.model());
    return answer(question, reply, asker, pick, List.of(question.in(chat, now)), sink);
  }

  /** The same as that reply and for that asker, after those messages, of which it is the last. */
  Answer answer(
      Question question,
      Reply reply,
      UserId asker,
      Pick pick,
      List<Message> messages,
      Consumer<? super ReplyEvent> sink)
      throws InterruptedException {
    String instructions = question.instructions().orElseGet(AssistantPrompt::plain);
    ReplyTask task = ReplyTask.of(reply, asker, pick, instructions, messages);
    return runner.run(task, sink::accept);
  }

  /**
   * A question.
   *
   * @param prompt what is asked
   * @param instructions what the model is told beforehand instead of {@link
   *     AssistantPrompt#plain()}; nothing at all if blank
   * @param model the family that is asked, or an id that one of its generations has at Bedrock
   */
  public record Question(String prompt, Optional<String> instructions, String model) {
    public Question {
      if (Blank.is(prompt)) {
        throw new IllegalArgumentException("prompt is blank");
      }
      if (!CleanText.isClean(prompt) || !instructions.map(CleanText::isClean).orElse(true)) {
        throw new IllegalArgumentException("prompt or instructions hold what is no text");
      }
      requireNonNull(model, "model is null");
    }

    /** The message that it is in that chat. */
    Message in(ChatId chat, Instant now) {
      List<MessagePart> words = List.of(new MessagePart.Text(prompt));
      return Message.question(new MessageId(UUID.randomUUID()), chat, words, now);
    }
  }
}
