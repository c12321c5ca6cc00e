package ai.chatbot.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConnectionsTest {
  @ParameterizedTest
  @CsvSource({"1, 8", "2, 8", "3, 12", "5, 20", "64, 20"})
  void thereAreFourForEachProcessorWithinReason(int processors, int connections) {
    assertThat(Connections.forProcessors(processors)).isEqualTo(connections);
  }

  @Test
  void oneConnectionIsTooFew() {
    PostgresUrl url = PostgresUrl.parse("postgres://anna@db/chat");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PostgresStorage.connect(url, 1))
        .withMessage("connections is below 2");
  }
}
