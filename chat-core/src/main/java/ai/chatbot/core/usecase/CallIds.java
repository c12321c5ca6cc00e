package ai.chatbot.core.usecase;

import java.util.HashSet;
import java.util.Set;

/** The ids of one answer's tool calls, no two alike: some models begin to count again each step. */
final class CallIds {
  private final Set<String> taken = new HashSet<>();

  /** That id for a new call, or the next free one made of it if an earlier call has it. */
  String take(String id) {
    String free = id;
    for (int nth = 2; !taken.add(free); nth++) {
      free = id + "-" + nth;
    }
    return free;
  }
}
