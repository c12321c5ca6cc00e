package ai.chatbot.cli;

import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyFailure;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the process ends with: a script's way to tell one end from another. */
enum ExitCode {
  DONE(0, "done, or answered"),
  FAILED(1, "failed"),
  USAGE(2, "a command or a question that makes no sense"),
  NO_ACCESS(3, "no credentials, or none with access to the model"),
  THROTTLED(4, "too many questions at the moment, or the day's quota is spent"),
  INTERRUPTED(130, "stopped by Ctrl-C; what had been said is printed"),
  BROKEN_PIPE(141, "nobody reads the answer any longer");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  int code() {
    return code;
  }

  /** What each code means, as help texts tell it. */
  static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    Arrays.stream(values()).forEach(each -> meanings.put(String.valueOf(each.code), each.meaning));
    return meanings;
  }

  static ExitCode of(ReplyEnd end) {
    return switch (end) {
      case ReplyEnd.Finished it -> DONE;
      case ReplyEnd.Failed(ReplyFailure failure) -> of(failure);
      case ReplyEnd.Stopped it -> INTERRUPTED;
      case ReplyEnd.Interrupted it -> INTERRUPTED;
    };
  }

  private static ExitCode of(ReplyFailure failure) {
    return switch (failure) {
      case NO_ACCESS -> NO_ACCESS;
      case BUSY, QUOTA_SPENT -> THROTTLED;
      case TOO_LONG, BLOCKED, REJECTED, UNAVAILABLE, TIMED_OUT, BROKEN_OFF, NO_MODEL, INTERNAL ->
          FAILED;
    };
  }
}
