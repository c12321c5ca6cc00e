package ai.chatbot.cli;

/** Nobody reads the answer any longer. */
final class BrokenPipe extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
