package ai.chatbot.core.tool;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.value.Blank;
import java.util.Optional;

/**
 * A person's word on a tool call that waits for it.
 *
 * @param id which call
 * @param granted may it run?
 * @param reason what the person says to it; never blank
 */
public record Approval(ApprovalId id, boolean granted, Optional<String> reason) {
  public Approval {
    requireNonNull(id, "id is null");
    if (reason.filter(Blank::is).isPresent()) {
      throw new IllegalArgumentException("reason is blank");
    }
  }

  /** It may run. */
  public static Approval granted(ApprovalId id) {
    return new Approval(id, true, Optional.empty());
  }

  /** It may not run. */
  public static Approval denied(ApprovalId id) {
    return new Approval(id, false, Optional.empty());
  }

  /** How far the call has come then. */
  public ToolState state() {
    return granted ? new ToolState.Approved(id, reason) : new ToolState.Denied(id, reason);
  }
}
