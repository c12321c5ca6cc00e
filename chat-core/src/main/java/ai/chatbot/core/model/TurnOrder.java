package ai.chatbot.core.model;

import ai.chatbot.core.conversation.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The order of turns that a provider takes. */
final class TurnOrder {
  private TurnOrder() {}

  /** Refuses any other. */
  static void check(List<ModelMessage> messages) {
    checkRoles(messages);
    List<String> open = List.of();
    for (ModelMessage message : messages) {
      checkAnswers(open, message);
      open = message.blocks().stream().flatMap(TurnOrder::called).toList();
    }
    checkNoneIsLeft(open);
    if (messages.getLast().role() != Role.USER) {
      throw new IllegalArgumentException("messages do not end with the user's");
    }
  }

  private static void checkRoles(List<ModelMessage> messages) {
    if (messages.getFirst().role() != Role.USER) {
      throw new IllegalArgumentException("messages do not begin with the user's");
    }
    for (int at = 1; at < messages.size(); at++) {
      if (messages.get(at).role() == messages.get(at - 1).role()) {
        throw new IllegalArgumentException("messages do not alternate");
      }
    }
  }

  private static void checkAnswers(List<String> called, ModelMessage message) {
    List<String> unanswered = new ArrayList<>(called);
    for (ModelBlock block : message.blocks()) {
      if (block instanceof ModelBlock.ToolResult(String callId, var it)
          && !unanswered.remove(callId)) {
        throw new IllegalArgumentException("a tool result answers no call: " + callId);
      }
    }
    checkNoneIsLeft(unanswered);
  }

  private static void checkNoneIsLeft(List<String> unanswered) {
    if (!unanswered.isEmpty()) {
      throw new IllegalArgumentException("a tool call has no result: " + unanswered.getFirst());
    }
  }

  private static Stream<String> called(ModelBlock block) {
    return block instanceof ModelBlock.ToolUse(var call) ? Stream.of(call.id()) : Stream.empty();
  }
}
