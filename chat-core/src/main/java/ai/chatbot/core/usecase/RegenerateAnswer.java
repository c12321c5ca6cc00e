package ai.chatbot.core.usecase;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.Location;
import ai.chatbot.core.usecase.SendMessage.Result;
import java.util.List;
import java.util.Optional;

/**
 * Has a question answered once more, perhaps by another model. The new answer takes the place of
 * the old one, and what followed that is gone. Safe for use by many threads.
 */
public final class RegenerateAnswer {
  private final Stores stores;
  private final Questions questions;

  RegenerateAnswer(Stores stores, Questions questions) {
    this.stores = stores;
    this.questions = questions;
  }

  /**
   * Begins another answer, or says why not; nothing is changed then. It takes one question of the
   * asker's allowance, as any other.
   *
   * @throws InterruptedException if interrupted while an earlier reply was being stopped
   */
  public Result regenerate(Command command) throws InterruptedException {
    Optional<Chat> chat = new KnownChats(stores).writableBy(command.asker(), command.chat());
    if (chat.isEmpty()) {
      return new Result.Forbidden();
    }
    Optional<Message> question = question(command);
    return question.isPresent()
        ? questions.ask(
            new Inquiry(
                command.asker(),
                question.get(),
                command.model(),
                chat.get().visibility(),
                command.whereabouts(),
                true))
        : new Result.NoSuchMessage();
  }

  /** The last question before that answer; an answer that is being made is after all of them. */
  private Optional<Message> question(Command command) {
    // First: an answer that is closed in between is among the messages.
    boolean isLast = command.answer().filter(id -> !isLive(command.chat(), id)).isEmpty();
    List<Message> messages = stores.messages().of(command.chat());
    Optional<Message> named =
        messages.stream()
            .filter(message -> command.answer().equals(Optional.of(message.id())))
            .filter(message -> message.role() == Role.USER)
            .findFirst();
    return named.or(() -> questionBefore(messages, command, isLast));
  }

  private static Optional<Message> questionBefore(
      List<Message> messages, Command command, boolean isLast) {
    return messages.stream()
        .takeWhile(message -> !command.answer().equals(Optional.of(message.id())))
        .filter(message -> message.role() == Role.USER)
        .reduce((earlier, later) -> later)
        .filter(found -> isLast || messages.stream().anyMatch(each -> isAnswer(each, command)));
  }

  private static boolean isAnswer(Message message, Command command) {
    return message.role() == Role.ASSISTANT && message.id().equals(command.answer().orElseThrow());
  }

  private boolean isLive(ChatId chat, MessageId answer) {
    return stores.replies().liveIn(chat).filter(it -> it.answer().equals(answer)).isPresent();
  }

  /**
   * Which answer, and by whom.
   *
   * @param asker who asks
   * @param chat where
   * @param answer which answer, by its id or its question's; the last if empty
   * @param model who is asked: a family, or an id that one of its generations has at Bedrock
   * @param whereabouts where the asker seems to be, if the model is to know
   */
  public record Command(
      User asker,
      ChatId chat,
      Optional<MessageId> answer,
      String model,
      Optional<Location> whereabouts) {
    public Command {
      requireNonNull(asker, "asker is null");
      requireNonNull(chat, "chat is null");
      requireNonNull(answer, "answer is null");
      requireNonNull(model, "model is null");
      requireNonNull(whereabouts, "whereabouts is null");
    }
  }
}
