package ai.chatbot.core.port;

/**
 * The store does not answer at the moment, or gave up waiting; what was asked for may or may not
 * have been done. Asking again later makes sense. The message is for the operator and says nothing
 * of what people wrote.
 */
public final class StoreUnavailable extends RuntimeException {
  /** For that reason, as the store's adapter met it. */
  public StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
