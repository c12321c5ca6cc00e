package ai.chatbot.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.bedrock.fake.ScriptedBedrock;
import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every error that Bedrock is known to give (bedrock-errors.csv, from shared/reference/bedrock.md
 * §4.5), before the stream and inside it, over both versions of HTTP.
 */
@Timeout(60)
final class BedrockErrorsTest {
  /** A line of the table: a status, or {@code stream} where it comes inside the stream. */
  record Row(
      String status, String type, String text, String failure, boolean retryable, String advice) {

    static Row of(String line) {
      String[] cells = line.split(" \\| ", -1);
      return new Row(
          cells[0], cells[1], cells[2], cells[3], Boolean.parseBoolean(cells[4]), cells[5]);
    }

    boolean isInTheStream() {
      return status.equals("stream");
    }

    void play(ScriptedBedrock.Answer answer) throws IOException {
      if (isInTheStream()) {
        answer.start().text("Good ").exception(type, text);
      } else {
        answer.refuse(Integer.parseInt(status), type, text);
      }
    }

    @Override
    public String toString() {
      return status + " " + type + ": " + text;
    }
  }

  @ParameterizedTest
  @MethodSource("rowsOverBothVersions")
  void anErrorIsTheFailureThatSomebodyCanActOn(Row row, HttpVersion http) throws Exception {
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(row::play);
        BedrockModels models = Asked.at(bedrock.endpoint(), http)) {
      List<ModelEvent> events = new ArrayList<>();
      models.model().generate(ARequest.hello(), events::add);
      ModelFailure told = Asked.failure(row.isInTheStream() ? tail(events) : events);

      assertThat(told.getClass().getSimpleName()).isEqualTo(row.failure());
      assertThat(told.retryable()).isEqualTo(row.retryable());
      assertThat(told.report().advice()).contains(row.advice());
      assertThat(told.report().words()).contains(row.text(), ScriptedBedrock.REQUEST_ID);
      assertThat(bedrock.calls()).hasSize(1);
    }
  }

  private static List<ModelEvent> tail(List<ModelEvent> events) {
    assertThat(events).first().isEqualTo(new ModelEvent.TextDelta("Good "));
    return events.subList(1, events.size());
  }

  static Stream<Arguments> rowsOverBothVersions() throws IOException {
    List<Row> rows = rows();
    assertThat(rows).hasSizeGreaterThan(40);
    return rows.stream()
        .flatMap(row -> Stream.of(HttpVersion.values()).map(http -> Arguments.of(row, http)));
  }

  private static List<Row> rows() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    BedrockErrorsTest.class.getResourceAsStream("/bedrock-errors.csv")),
                StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(Row::of).toList();
    }
  }
}
