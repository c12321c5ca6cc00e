package ai.chatbot.core.usecase;

import ai.chatbot.core.conversation.MessagePart;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The ids of one answer's tool calls, no two alike: some models begin to count again each step. */
final class CallIds {
  private final Set<String> taken = new HashSet<>();

  /** The ids of an answer that says that already. */
  static CallIds after(List<MessagePart> earlier) {
    CallIds ids = new CallIds();
    for (MessagePart part : earlier) {
      if (part instanceof MessagePart.ToolUse use) {
        ids.taken.add(use.call().id());
      }
    }
    return ids;
  }

  /** That id for a new call, or the next free one made of it if an earlier call has it. */
  String take(String id) {
    String free = id;
    for (int nth = 2; !taken.add(free); nth++) {
      free = id + "-" + nth;
    }
    return free;
  }
}
