package ai.chatbot.postgres;

import static java.util.function.Predicate.not;

import ai.chatbot.core.tool.ApprovalId;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolState;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** How far a tool call has come, as fields of the node that the call is. */
final class ToolStateJson {
  private static final String STATE = "state";

  private ToolStateJson() {}

  static ObjectNode write(ToolState state, ObjectNode node) {
    return switch (state) {
      case ToolState.Called it -> node.put(STATE, "input-available");
      case ToolState.ApprovalRequested it -> asked(it.approval(), node);
      case ToolState.Approved it -> decided(it.approval(), true, it.reason(), node);
      case ToolState.Denied it -> decided(it.approval(), false, it.reason(), node);
      case ToolState.Settled it -> settled(it.outcome(), node);
    };
  }

  private static ObjectNode asked(ApprovalId approval, ObjectNode node) {
    node.put(STATE, "approval-requested").putObject("approval").put("id", approval.value());
    return node;
  }

  private static ObjectNode decided(
      ApprovalId approval, boolean approved, Optional<String> reason, ObjectNode node) {
    ObjectNode decision =
        node.put(STATE, approved ? "approval-responded" : "output-denied").putObject("approval");
    decision.put("id", approval.value()).put("approved", approved);
    reason.ifPresent(words -> decision.put("reason", words));
    return node;
  }

  private static ObjectNode settled(ToolOutcome outcome, ObjectNode node) {
    return switch (outcome) {
      case ToolOutcome.Succeeded it ->
          node.put(STATE, "output-available").set("output", ValueJson.write(it.output()));
      case ToolOutcome.Failed it -> node.put(STATE, "output-error").put("errorText", it.reason());
    };
  }

  static ToolState read(JsonNode node) {
    String state = node.path(STATE).asText();
    return switch (state) {
      case "input-available" -> new ToolState.Called();
      case "approval-requested" -> new ToolState.ApprovalRequested(approval(node));
      case "approval-responded" -> decided(node);
      case "output-denied" -> new ToolState.Denied(approval(node), reason(node));
      case "output-available" ->
          new ToolState.Settled(new ToolOutcome.Succeeded(ValueJson.fields(node.path("output"))));
      case "output-error" ->
          new ToolState.Settled(StoredFailure.of(node.path("errorText").asText()));
      default -> throw new IllegalStateException("a tool call is in an unknown state: " + state);
    };
  }

  /** The AI SDK keeps a denial in this state too, until the server has heard of it. */
  private static ToolState decided(JsonNode node) {
    return node.path("approval").path("approved").asBoolean()
        ? new ToolState.Approved(approval(node), reason(node))
        : new ToolState.Denied(approval(node), reason(node));
  }

  private static ApprovalId approval(JsonNode node) {
    return new ApprovalId(node.path("approval").path("id").asText());
  }

  private static Optional<String> reason(JsonNode node) {
    return Optional.ofNullable(node.path("approval").path("reason").textValue())
        .filter(not(String::isBlank));
  }
}
