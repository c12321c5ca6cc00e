package ai.chatbot.core.usecase;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Pick;
import ai.chatbot.core.conversation.AttachmentId;
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
import ai.chatbot.core.value.Bytes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;

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
    ReplyTask task =
        ReplyTask.of(reply, asker, pick, instructions, messages)
            .showing(question.contents())
            .within(question.maxTokens());
    return runner.run(task, sink::accept);
  }

  /**
   * A question.
   *
   * @param prompt what is asked
   * @param instructions what the model is told beforehand instead of {@link
   *     AssistantPrompt#plain()}; nothing at all if blank
   * @param model the family that is asked, or an id that one of its generations has at Bedrock
   * @param files what the model is shown beside the question; one that takes no such files is told
   *     that they are there
   * @param maxTokens how many tokens the answer may have, thoughts included; as many as usual if
   *     empty, and never more than the model gives
   */
  public record Question(
      String prompt,
      Optional<String> instructions,
      String model,
      List<File> files,
      OptionalInt maxTokens) {
    public Question {
      if (Blank.is(prompt)) {
        throw new IllegalArgumentException("prompt is blank");
      }
      if (!CleanText.isClean(prompt) || !instructions.map(CleanText::isClean).orElse(true)) {
        throw new IllegalArgumentException("prompt or instructions hold what is no text");
      }
      requireNonNull(model, "model is null");
      files = List.copyOf(files);
      if (maxTokens.orElse(1) < 1) {
        throw new IllegalArgumentException("maxTokens is below 1");
      }
    }

    /** A question in words alone, with an answer of usual length. */
    public Question(String prompt, Optional<String> instructions, String model) {
      this(prompt, instructions, model, List.of(), OptionalInt.empty());
    }

    /** The message that it is in that chat: the files, and then the words. */
    Message in(ChatId chat, Instant now) {
      List<MessagePart> parts = new ArrayList<>();
      files.forEach(file -> parts.add(file.about()));
      parts.add(new MessagePart.Text(prompt));
      return Message.question(new MessageId(UUID.randomUUID()), chat, parts, now);
    }

    private Map<AttachmentId, Bytes> contents() {
      return files.stream().collect(Collectors.toMap(file -> file.about().id(), File::content));
    }
  }

  /**
   * A file beside a question.
   *
   * @param about its name, which no model is told, and what it holds
   */
  public record File(MessagePart.Attachment about, Bytes content) {
    public File {
      requireNonNull(about, "about is null");
      requireNonNull(content, "content is null");
    }

    /** One that was not shown before. */
    public File(String name, String mediaType, Bytes content) {
      this(
          new MessagePart.Attachment(new AttachmentId(UUID.randomUUID()), name, mediaType),
          content);
    }
  }
}
