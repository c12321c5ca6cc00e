package ai.chatbot.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StreamLimitTest {

  @ParameterizedTest
  @CsvSource({"64, 8", "256, 8", "512, 116", "2048, 814", "16384, 2000"})
  void aBiggerHeapHoldsMoreStreams(long megabytes, int streams) {
    assertThat(StreamLimit.ofHeap(megabytes << 20)).isEqualTo(streams);
  }
}
