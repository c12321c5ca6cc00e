package ai.chatbot.core.reply;

import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Which part of a conversation fits into a model's window: whole turns, each a question and its
 * answers, cut from the oldest. A cut leaves half of the window free, so that the many questions
 * until the next one all begin alike and are found in the provider's cache. The last turn is never
 * cut, and an answer counts once it is followed by a question, so that nothing is cut while it is
 * made.
 */
final class Window {
  private final long tokens;
  private final ToLongFunction<Message> size;
  private final Deque<Turn> turns = new ArrayDeque<>();
  private long used;

  private Window(long tokens, ToLongFunction<Message> size) {
    this.tokens = tokens;
    this.size = size;
  }

  /** The messages that fit into that many tokens, from a question on. */
  static List<Message> cut(List<Message> messages, long tokens, ToLongFunction<Message> size) {
    Window window = new Window(tokens, size);
    messages.forEach(window::add);
    return window.turns.stream().flatMap(turn -> turn.messages.stream()).toList();
  }

  private void add(Message message) {
    if (message.role() == Role.USER) {
      settle();
      turns.add(new Turn());
    }
    if (!turns.isEmpty()) {
      turns.getLast().messages.add(message);
    }
    if (message.role() == Role.USER) {
      settle();
    }
  }

  /** Counts what the last turn has come to, and cuts if that is too much. */
  private void settle() {
    if (turns.isEmpty()) {
      return;
    }
    used += turns.getLast().settle(size);
    if (used > tokens) {
      cut();
    }
  }

  private void cut() {
    while (used > tokens / 2 && turns.size() > 1) {
      used -= turns.removeFirst().size;
    }
  }

  /** A question and its answers. */
  private static final class Turn {
    private final List<Message> messages = new ArrayList<>();
    private long size;

    /** Counts it anew, and returns by how much it has grown. */
    long settle(ToLongFunction<Message> count) {
      long before = size;
      size = messages.stream().mapToLong(count).sum();
      return size - before;
    }
  }
}
