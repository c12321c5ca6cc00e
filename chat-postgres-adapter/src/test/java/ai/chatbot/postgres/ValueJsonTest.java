package ai.chatbot.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ValueJsonTest {
  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.50", "12345678901234567890123", "0.1", "1E-7"})
  void numbersKeepTheirDigits(String digits) {
    Value number = new Value.Num(new BigDecimal(digits));

    assertThat(roundTrip(number)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E+999999", "-1E-999999", "1E+501"})
  void aNumberBeyondEveryUseIsKeptAsItsText(String digits) {
    assertThat(roundTrip(new Value.Num(new BigDecimal(digits)))).isEqualTo(new Value.Text(digits));
  }

  @Test
  void whatIsNestedAsDeeplyAsMayComeInIsKept() {
    Value deep =
        Stream.iterate((Value) Value.fields(), inner -> new Value.Items(List.of(inner)))
            .skip(1_000)
            .findFirst()
            .orElseThrow();

    String written = Json.array(List.of(deep), ValueJson::write);
    assertThat(Json.array(Json.list(written, ValueJson::read), ValueJson::write))
        .isEqualTo(written);
  }

  private static Value roundTrip(Value value) {
    return Json.list(Json.array(List.of(value), ValueJson::write), ValueJson::read).getFirst();
  }
}
