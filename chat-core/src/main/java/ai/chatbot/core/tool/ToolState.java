package ai.chatbot.core.tool;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** How far a tool call has come; its input is whole in every state. */
public sealed interface ToolState {

  /** It runs, or was cut off when its answer ended. */
  record Called() implements ToolState {}

  /** It waits for a person to allow or deny it. */
  record ApprovalRequested(ApprovalId approval) implements ToolState {
    public ApprovalRequested {
      requireNonNull(approval, "approval is null");
    }
  }

  /** A person allowed it; it has no outcome yet. */
  record Approved(ApprovalId approval, Optional<String> reason) implements ToolState {
    public Approved {
      requireNonNull(approval, "approval is null");
      refuseBlank(reason);
    }
  }

  /** A person denied it; it never runs. */
  record Denied(ApprovalId approval, Optional<String> reason) implements ToolState {
    public Denied {
      requireNonNull(approval, "approval is null");
      refuseBlank(reason);
    }
  }

  /** It is over. */
  record Settled(ToolOutcome outcome) implements ToolState {
    public Settled {
      requireNonNull(outcome, "outcome is null");
    }
  }

  private static void refuseBlank(Optional<String> reason) {
    if (reason.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("reason is blank");
    }
  }
}
