package ai.chatbot.core.reply;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.document.Suggestion;
import ai.chatbot.core.tool.ApprovalId;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What happens while an answer is made, numbered from 0 by its place in the reply's log. The first
 * is {@link Started}, the last is the only {@link Ended}, and all that was opened is closed before
 * it.
 */
public sealed interface ReplyEvent {

  /** The answer begins, under the id of the message that it becomes. */
  record Started(MessageId message) implements ReplyEvent {
    public Started {
      requireNonNull(message, "message is null");
    }
  }

  /** The model is called. */
  record StepStarted() implements ReplyEvent {}

  /** The model's call is over and its tools have run. */
  record StepFinished() implements ReplyEvent {}

  /** A model has begun to answer; the rest of the answer is its too. */
  record AnsweredBy(MessagePart.AnsweredBy by) implements ReplyEvent {
    public AnsweredBy {
      requireNonNull(by, "by is null");
    }
  }

  /** A text begins; {@code part} names it within the reply. */
  record TextStarted(int part) implements ReplyEvent {}

  /** More of that text. */
  record TextDelta(int part, String text) implements ReplyEvent {
    public TextDelta {
      requireNonNull(text, "text is null");
    }
  }

  /** That text is whole. */
  record TextEnded(int part) implements ReplyEvent {}

  /** Reasoning begins. */
  record ReasoningStarted(int part) implements ReplyEvent {}

  /** More of that reasoning. */
  record ReasoningDelta(int part, String text) implements ReplyEvent {
    public ReasoningDelta {
      requireNonNull(text, "text is null");
    }
  }

  /** That reasoning is whole, perhaps with the provider's seal. */
  record ReasoningEnded(int part, @Nullable Seal seal) implements ReplyEvent {}

  /** The model begins to write the input of a tool. */
  record ToolInputStarted(String callId, String tool) implements ReplyEvent {
    public ToolInputStarted {
      requireNonNull(callId, "callId is null");
      requireNonNull(tool, "tool is null");
    }
  }

  /** A piece of that input, JSON text that is whole only at the end. */
  record ToolInputDelta(String callId, String json) implements ReplyEvent {
    public ToolInputDelta {
      requireNonNull(callId, "callId is null");
      requireNonNull(json, "json is null");
    }
  }

  /** The tool's input is whole; the tool is about to run. */
  record ToolCalled(ToolCall call) implements ReplyEvent {
    public ToolCalled {
      requireNonNull(call, "call is null");
    }
  }

  /** The tool runs only if a person allows it: the answer pauses. */
  record ApprovalRequested(String callId, ApprovalId approval) implements ReplyEvent {
    public ApprovalRequested {
      requireNonNull(callId, "callId is null");
      requireNonNull(approval, "approval is null");
    }
  }

  /** A person did not allow the tool; it never runs. */
  record ToolDenied(String callId) implements ReplyEvent {
    public ToolDenied {
      requireNonNull(callId, "callId is null");
    }
  }

  /** The tool has run, or could not. */
  record ToolSettled(String callId, ToolOutcome outcome) implements ReplyEvent {
    public ToolSettled {
      requireNonNull(callId, "callId is null");
      requireNonNull(outcome, "outcome is null");
    }
  }

  /** A document begins to be written. */
  record DocumentOpened(DocumentId document, String title, DocumentKind kind)
      implements ReplyEvent {
    public DocumentOpened {
      requireNonNull(document, "document is null");
      requireNonNull(title, "title is null");
      requireNonNull(kind, "kind is null");
    }
  }

  /** More of that document, to be appended. */
  record DocumentDelta(DocumentId document, String text) implements ReplyEvent {
    public DocumentDelta {
      requireNonNull(document, "document is null");
      requireNonNull(text, "text is null");
    }
  }

  /** That document is whole and stored. */
  record DocumentSaved(DocumentId document) implements ReplyEvent {
    public DocumentSaved {
      requireNonNull(document, "document is null");
    }
  }

  /** A change is suggested to that document's newest version, and stored. */
  record Suggested(Suggestion suggestion) implements ReplyEvent {
    public Suggested {
      requireNonNull(suggestion, "suggestion is null");
    }
  }

  /** The chat got its title. */
  record Titled(String title) implements ReplyEvent {
    public Titled {
      requireNonNull(title, "title is null");
    }
  }

  /** The reply is over. */
  record Ended(ReplyEnd end) implements ReplyEvent {
    public Ended {
      requireNonNull(end, "end is null");
    }
  }
}
