package ai.chatbot.core.memory;

import ai.chatbot.core.access.Decision;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.port.Turns;
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
        .or(() -> alreadyAsked(turn))
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
    return turn.allowance().oneMore(asked, turn.question().createdAt())
            instanceof Decision.Denied(Decision.Reason.AllowanceSpent(Instant returnsAt))
        ? Optional.of(new Opening.AllowanceSpent(returnsAt))
        : Optional.empty();
  }

  private Opening write(Turn turn) {
    Chat chat = memory.chats.computeIfAbsent(turn.chat().id(), absent -> turn.chat());
    Message question = turn.question();
    memory.messages.put(question.id(), question);
    memory.ledger.add(new Memory.LedgerEntry(turn.asker().id(), question.createdAt()));
    memory.replies.put(turn.reply().id(), new StoredReply(turn.reply(), question.id()));
    return new Opening.Opened(chat, turn.reply());
  }
}
