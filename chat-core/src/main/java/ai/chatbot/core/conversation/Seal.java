package ai.chatbot.core.conversation;

import static java.util.Objects.requireNonNull;

/** What a provider puts on a model's reasoning; it goes back to the provider unread. */
public sealed interface Seal {

  /** The proof that the reasoning beside it is the model's own. */
  record Signature(String value) implements Seal {
    public Signature {
      requireNonNull(value, "value is null");
    }
  }

  /** Reasoning that the provider withheld, as it encrypted it, in Base64. */
  record Redacted(String data) implements Seal {
    public Redacted {
      requireNonNull(data, "data is null");
    }
  }
}
