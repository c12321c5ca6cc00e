package ai.chatbot.core.port;

import static java.util.Objects.requireNonNull;

/** Whether what an adapter's door stands for is likely to work now. */
public sealed interface Health {
  /** Likely. */
  record Up() implements Health {}

  /** Unlikely; the reason is for the operator. */
  record Down(String reason) implements Health {
    public Down {
      requireNonNull(reason, "reason is null");
    }
  }
}
