package ai.chatbot.core.conversation;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolState;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A piece of a message. */
public sealed interface MessagePart {

  /** Where one call of the model begins; an answer with tools has several. */
  record StepStart() implements MessagePart {}

  /**
   * Who gave the answer, where that is known.
   *
   * @param model the family, such as {@code claude-sonnet}
   * @param inferenceId the id that the provider was called with
   * @param standsIn did it answer for another model, which did not?
   */
  record AnsweredBy(String model, String inferenceId, boolean standsIn) implements MessagePart {
    public AnsweredBy {
      requireNonNull(model, "model is null");
      requireNonNull(inferenceId, "inferenceId is null");
    }
  }

  /** Text; in an answer it is Markdown. */
  record Text(String text) implements MessagePart {
    public Text {
      requireNonNull(text, "text is null");
    }
  }

  /**
   * What the model thought aloud. The text is empty where the provider withheld it; the seal is
   * handed back unread while the answer goes on.
   */
  record Reasoning(String text, @Nullable Seal seal) implements MessagePart {
    public Reasoning {
      requireNonNull(text, "text is null");
    }
  }

  /**
   * A file beside the words: its name as its owner wrote it, at most 255 characters, and what it
   * holds, such as {@code image/png}, in lower case.
   */
  record Attachment(AttachmentId id, String name, String mediaType) implements MessagePart {
    private static final int LONGEST_NAME = 255;
    private static final Pattern MEDIA_TYPE =
        Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");

    public Attachment {
      requireNonNull(id, "id is null");
      if (name.isBlank()) {
        throw new IllegalArgumentException("name is blank");
      }
      if (name.length() > LONGEST_NAME) {
        throw new IllegalArgumentException("name is longer than " + LONGEST_NAME);
      }
      mediaType = mediaType.toLowerCase(Locale.ROOT);
      if (!MEDIA_TYPE.matcher(mediaType).matches()) {
        throw new IllegalArgumentException("not a media type");
      }
    }
  }

  /** A document that is spoken of, as it was called then. */
  record DocumentReference(DocumentId document, String title, DocumentKind kind)
      implements MessagePart {
    public DocumentReference {
      requireNonNull(document, "document is null");
      requireNonNull(title, "title is null");
      requireNonNull(kind, "kind is null");
    }
  }

  /** A tool call and how far it has come. */
  record ToolUse(ToolCall call, ToolState state) implements MessagePart {
    public ToolUse {
      requireNonNull(call, "call is null");
      requireNonNull(state, "state is null");
    }

    /** A call that runs, or was cut off. */
    public static ToolUse called(ToolCall call) {
      return new ToolUse(call, new ToolState.Called());
    }

    /** A call that is over. */
    public static ToolUse settled(ToolCall call, ToolOutcome outcome) {
      return new ToolUse(call, new ToolState.Settled(outcome));
    }
  }
}
