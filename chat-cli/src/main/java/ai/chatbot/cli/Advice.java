package ai.chatbot.cli;

import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyFailure;
import ai.chatbot.core.usecase.Answer;
import java.util.Optional;

/** What somebody at the terminal is told of an end that is not the usual one. */
record Advice(ModelId asked, String region) {

  /** What is wrong with a failed answer and how it is mended, in one sentence. */
  String of(Answer failed) {
    return failed
        .failure()
        .map(failure -> failure.report().advice())
        .orElseGet(() -> of(failed.end()));
  }

  private String of(ReplyEnd end) {
    return end.equals(new ReplyEnd.Failed(ReplyFailure.NO_MODEL))
        ? "No model of %s can be called from %s today: choose another (chat models lists them), set AWS_REGION, or set CHAT_GLOBAL_INFERENCE to true."
            .formatted(asked, region)
        : "The answer came to an end by a fault of this program: ask again, and report it if it"
            + " stays.";
  }

  /** The provider's own words; empty where it said nothing. */
  static String words(Answer failed) {
    return failed.failure().map(failure -> failure.report().words()).orElse("");
  }

  /** What is missing at the end of an answer that ended for that reason. */
  static Optional<String> cut(StopReason reason) {
    return switch (reason) {
      case END_TURN -> Optional.empty();
      case MAX_TOKENS -> Optional.of("The answer is cut off: it reached the limit on its length.");
      case CONTENT_FILTERED ->
          Optional.of("The answer is cut off: a guardrail or the provider's filter held it back.");
      case CONTEXT_FULL -> Optional.of("The answer is cut off: the model's window is full.");
      case TOOL_USE -> Optional.of("The answer is cut off: the model waits for a tool.");
      case OTHER -> Optional.of("The answer may be cut off: the model does not say why it ended.");
    };
  }
}
