package ai.chatbot.web;

/** The server cannot start; the message is one sentence that says why and what to do. */
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says so in one sentence. */
  public CannotStart(String sentence) {
    super(sentence);
  }

  /** Says so in one sentence; the cause is for those who look closer. */
  public CannotStart(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
