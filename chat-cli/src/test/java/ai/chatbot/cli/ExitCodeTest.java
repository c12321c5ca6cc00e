package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyFailure;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ExitCodeTest {
  private static final Map<ReplyFailure, Integer> CODES =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(ReplyFailure.NO_ACCESS, 3),
              Map.entry(ReplyFailure.BUSY, 4),
              Map.entry(ReplyFailure.QUOTA_SPENT, 4),
              Map.entry(ReplyFailure.TOO_LONG, 1),
              Map.entry(ReplyFailure.BLOCKED, 1),
              Map.entry(ReplyFailure.REJECTED, 1),
              Map.entry(ReplyFailure.UNAVAILABLE, 1),
              Map.entry(ReplyFailure.TIMED_OUT, 1),
              Map.entry(ReplyFailure.BROKEN_OFF, 1),
              Map.entry(ReplyFailure.NO_MODEL, 1),
              Map.entry(ReplyFailure.INTERNAL, 1)));

  @ParameterizedTest
  @EnumSource(ReplyFailure.class)
  void everyFailureHasItsCode(ReplyFailure failure) {
    assertThat(CODES).containsKey(failure);
    assertThat(ExitCode.of(new ReplyEnd.Failed(failure)).code()).isEqualTo(CODES.get(failure));
  }

  @ParameterizedTest
  @EnumSource(StopReason.class)
  void anAnswerIsAnAnswerAlsoWhenItIsCutOff(StopReason reason) {
    assertThat(ExitCode.of(new ReplyEnd.Finished(reason)).code()).isZero();
  }

  @Test
  void whatWasStoppedSaysSo() {
    assertThat(ExitCode.of(new ReplyEnd.Stopped()).code()).isEqualTo(130);
    assertThat(ExitCode.of(new ReplyEnd.Interrupted()).code()).isEqualTo(130);
  }
}
