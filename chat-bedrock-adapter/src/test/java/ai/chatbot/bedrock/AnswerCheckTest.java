package ai.chatbot.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.catalog.Effort;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.port.Finding;
import ai.chatbot.core.port.LanguageModel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class AnswerCheckTest {
  private static final Route ROUTE = ARequest.route(ARequest.PLAIN, Effort.OFF);

  @Test
  void whoDoesNotAnswerIsNotWaitedForForEver() {
    CountDownLatch never = new CountDownLatch(1);
    LanguageModel silent = (request, sink) -> never.await();
    AnswerCheck check =
        new AnswerCheck(silent, new BedrockFailures("us-east-1"), Duration.ofMillis(50));

    assertThat(check.findings(List.of(ROUTE)))
        .containsExactly(
            Finding.wrong(
                "answer of nova-lite",
                "us.amazon.nova-2-lite-v1:0 did not answer in time: try again, or ask for less at"
                    + " once."));
  }
}
