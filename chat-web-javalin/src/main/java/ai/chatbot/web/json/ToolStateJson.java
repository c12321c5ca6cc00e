package ai.chatbot.web.json;

import ai.chatbot.core.tool.ApprovalId;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolState;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** How far a tool call has come, as fields of its part. */
final class ToolStateJson {
  private ToolStateJson() {}

  static ObjectNode write(ToolState state, ObjectNode part) {
    return switch (state) {
      case ToolState.Called it -> part.put("state", "input-available");
      case ToolState.ApprovalRequested(ApprovalId approval) -> asked(approval, part);
      case ToolState.Approved(ApprovalId approval, var reason) ->
          decided(approval, true, reason, part);
      case ToolState.Denied(ApprovalId approval, var reason) ->
          decided(approval, false, reason, part);
      case ToolState.Settled(ToolOutcome outcome) -> settled(outcome, part);
    };
  }

  private static ObjectNode asked(ApprovalId approval, ObjectNode part) {
    part.put("state", "approval-requested").putObject("approval").put("id", approval.value());
    return part;
  }

  private static ObjectNode decided(
      ApprovalId approval, boolean approved, Optional<String> reason, ObjectNode part) {
    ObjectNode decision =
        part.put("state", approved ? "approval-responded" : "output-denied").putObject("approval");
    decision.put("id", approval.value()).put("approved", approved);
    reason.ifPresent(words -> decision.put("reason", words));
    return part;
  }

  private static ObjectNode settled(ToolOutcome outcome, ObjectNode part) {
    return switch (outcome) {
      case ToolOutcome.Succeeded(var output) ->
          part.put("state", "output-available").set("output", Json.of(output));
      case ToolOutcome.Failed(String reason) ->
          part.put("state", "output-error").put("errorText", reason);
    };
  }
}
