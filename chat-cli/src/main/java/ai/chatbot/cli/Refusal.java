package ai.chatbot.cli;

/** The command is not carried out; the message is one sentence that says why and what to do. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  Refusal(ExitCode code, String sentence) {
    super(sentence);
    this.code = code;
  }

  /** What was asked for makes no sense. */
  static Refusal usage(String sentence) {
    return new Refusal(ExitCode.USAGE, sentence);
  }

  ExitCode code() {
    return code;
  }
}
