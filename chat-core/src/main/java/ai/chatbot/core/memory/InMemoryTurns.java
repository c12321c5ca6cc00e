package ai.chatbot.core.memory;

import ai.chatbot.core.access.Decision;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.Continuation;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.Resumption;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.port.Turns;
import ai.chatbot.core.reply.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Opens turns under the one lock. */
final class InMemoryTurns implements Turns {
  private final Memory memory;

  InMemoryTurns(Memory memory) {
    this.memory = memory;
  }

  @Override
  public Opening open(Turn turn) {
    return memory.atomically(() -> refusal(turn).orElseGet(() -> write(turn)));
  }

  private Optional<Opening> refusal(Turn turn) {
    return taken(turn)
        .or(() -> turn.replacing() ? nothingToReplace(turn) : alreadyAsked(turn))
        .or(() -> busy(turn.chat().id()))
        .or(() -> allowanceSpent(turn));
  }

  private Optional<Opening> taken(Turn turn) {
    return isForeign(turn) || isElsewhere(turn.question()) || isAnAnswers(turn.question().id())
        ? Optional.of(new Opening.Taken())
        : Optional.empty();
  }

  private boolean isForeign(Turn turn) {
    Chat stored = memory.chats.get(turn.chat().id());
    return stored != null && !stored.belongsTo(turn.asker().id());
  }

  private boolean isElsewhere(Message question) {
    Message stored = memory.messages.get(question.id());
    return stored != null && !stored.chat().equals(question.chat());
  }

  /** A living answer has its id although its message is not stored yet. */
  private boolean isAnAnswers(MessageId id) {
    return memory.replies.values().stream().anyMatch(it -> it.reply().answer().equals(id));
  }

  private Optional<Opening> alreadyAsked(Turn turn) {
    return memory.replies.values().stream()
        .filter(stored -> stored.answers(turn.question().id()))
        .reduce((earlier, later) -> later)
        .map(stored -> new Opening.AlreadyAsked(stored.reply()));
  }

  private Optional<Opening> nothingToReplace(Turn turn) {
    return memory.messages.containsKey(turn.question().id())
        ? Optional.empty()
        : Optional.of(new Opening.NothingToReplace());
  }

  private Optional<Opening> busy(ChatId chat) {
    return memory
        .living()
        .filter(stored -> stored.reply().chat().equals(chat))
        .<Opening>map(stored -> new Opening.Busy(stored.reply()))
        .findFirst();
  }

  private Optional<Opening> allowanceSpent(Turn turn) {
    List<Instant> asked =
        memory.ledger.stream()
            .filter(entry -> entry.asker().equals(turn.asker().id()))
            .map(Memory.LedgerEntry::askedAt)
            .toList();
    return turn.allowance().oneMore(asked, turn.reply().startedAt())
            instanceof Decision.Denied(Decision.Reason.AllowanceSpent(Instant returnsAt))
        ? Optional.of(new Opening.AllowanceSpent(returnsAt))
        : Optional.empty();
  }

  private Opening write(Turn turn) {
    Chat chat = memory.chats.computeIfAbsent(turn.chat().id(), absent -> turn.chat());
    Message question = turn.question();
    memory.users.putIfAbsent(turn.asker().id(), asker(turn));
    if (turn.replacing()) {
      memory.forget(chat.id(), from(question));
    }
    memory.messages.replaceAll(
        (id, message) -> message.chat().equals(chat.id()) ? message.withNothingPending() : message);
    memory.messages.put(question.id(), question);
    memory.ledger.add(
        new Memory.LedgerEntry(turn.asker().id(), turn.reply().startedAt(), turn.reply().id()));
    memory.replies.put(turn.reply().id(), new StoredReply(turn.reply(), question.id()));
    return new Opening.Opened(chat, turn.reply());
  }

  private static KnownUser asker(Turn turn) {
    return new KnownUser(turn.asker() instanceof User.Guest, turn.question().createdAt());
  }

  private List<Message> from(Message question) {
    return memory.messagesOf(question.chat()).stream()
        .dropWhile(message -> !message.id().equals(question.id()))
        .toList();
  }

  @Override
  public Resumption resume(Continuation continuation) {
    return memory.atomically(
        () ->
            answer(continuation)
                .map(answer -> resume(continuation, answer))
                .orElseGet(Resumption.Missing::new));
  }

  private Optional<Message> answer(Continuation continuation) {
    Reply reply = continuation.reply();
    return memory
        .chatOf(continuation.asker(), reply.chat())
        .flatMap(chat -> Optional.ofNullable(memory.messages.get(reply.answer())))
        .filter(message -> message.chat().equals(reply.chat()))
        .filter(message -> message.role() == Role.ASSISTANT);
  }

  private Resumption resume(Continuation continuation, Message answer) {
    Message after = answer.after(continuation.approvals());
    if (after.equals(answer)) {
      return new Resumption.Settled(newestOf(answer.id()).map(StoredReply::reply));
    }
    memory.messages.put(after.id(), after);
    if (!after.pending().isEmpty()) {
      return new Resumption.Waiting();
    }
    MessageId question = newestOf(answer.id()).orElseThrow().question();
    Reply reply = continuation.reply();
    memory.replies.put(reply.id(), new StoredReply(reply, question));
    return new Resumption.Resumed(reply);
  }

  private Optional<StoredReply> newestOf(MessageId answer) {
    return memory.replies.values().stream()
        .filter(stored -> stored.reply().answer().equals(answer))
        .reduce((earlier, later) -> later);
  }
}
