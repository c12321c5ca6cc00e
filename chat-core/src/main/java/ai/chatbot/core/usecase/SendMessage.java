package ai.chatbot.core.usecase;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.reply.CleanText;
import ai.chatbot.core.reply.Location;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.value.Blank;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks a question in a chat, new or known. The question is stored before this returns, and its
 * answer is made whoever reads it. A reply that lives in the chat is stopped first and keeps its
 * text. Safe for use by many threads.
 */
public final class SendMessage {
  /** The longest question, in Unicode code points. */
  public static final int LONGEST_QUESTION = 32_000;

  private final Questions questions;

  SendMessage(Questions questions) {
    this.questions = questions;
  }

  /**
   * Stores the question and begins its answer, or says why not; nothing is stored then.
   *
   * @throws InterruptedException if interrupted while an earlier reply was being stopped
   */
  public Result send(Command command) throws InterruptedException {
    return send(command, questions, false);
  }

  static Result send(Command command, Questions questions, boolean replacing)
      throws InterruptedException {
    String text = command.text();
    if (questions.isClosing()) {
      return new Result.ShuttingDown();
    }
    if (Blank.is(text) || !CleanText.isClean(text)) {
      return new Result.Unreadable();
    }
    if (text.codePointCount(0, text.length()) > LONGEST_QUESTION) {
      return new Result.TooLong(LONGEST_QUESTION);
    }
    List<MessagePart> parts = List.of(new MessagePart.Text(text));
    return questions.ask(
        new Inquiry(
            command.asker(),
            Message.question(command.message(), command.chat(), parts, questions.now()),
            command.model(),
            command.visibility(),
            command.whereabouts(),
            replacing));
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

    /** There is no such message to put something in the place of. */
    record NoSuchMessage() implements Result {}

    /** The reply that lives in the chat could not be stopped in time. */
    record Busy() implements Result {}

    /** As many answers are being made as this server makes at once, for this asker or in all. */
    record Full() implements Result {}

    /** This server is going away. */
    record ShuttingDown() implements Result {}
  }
}
