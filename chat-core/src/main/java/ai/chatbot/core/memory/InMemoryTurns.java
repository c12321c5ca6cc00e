package ai.chatbot.core.memory;

import ai.chatbot.core.access.Entitlements;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.port.Turns;
import java.time.Instant;
import java.util.Comparator;
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
    return oldestOfAllowance(turn)
        .map(oldest -> new Opening.AllowanceSpent(oldest.plus(Entitlements.WINDOW)));
  }

  /** When the oldest of the last so many questions was asked, if it still counts. */
  private Optional<Instant> oldestOfAllowance(Turn turn) {
    Instant now = turn.question().createdAt();
    return turn.allowance() <= 0
        ? Optional.of(now)
        : memory.ledger.stream()
            .filter(entry -> entry.asker().equals(turn.asker().id()))
            .map(Memory.LedgerEntry::askedAt)
            .filter(askedAt -> askedAt.isAfter(now.minus(Entitlements.WINDOW)))
            .sorted(Comparator.reverseOrder())
            .skip(turn.allowance() - 1L)
            .findFirst();
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
