package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.port.UsageLedger.Total;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UsageTableTest {
  @ParameterizedTest
  @CsvSource({
    "0, $0.0000",
    "0.0000000, $0.0000",
    "0.0000001, <$0.0001",
    "0.000049, <$0.0001",
    "0.00005, $0.0001",
    "0.0001, $0.0001",
    "1.23456, $1.2346"
  })
  void whatCostsSomethingIsNotSaidToCostNothing(BigDecimal dollars, String shown) {
    Total calls = new Total("us.some.model", 1, 0, 10, 10, 0, 0);
    DayOfUsage day =
        new DayOfUsage(
            LocalDate.parse("2026-11-23"), 1, List.of(new ModelUsage(calls, Optional.of(dollars))));

    assertThat(UsageTable.lines(List.of(day)))
        .filteredOn(line -> line.contains("20") || line.contains("10"))
        .isNotEmpty()
        .allMatch(line -> line.endsWith(" " + shown));
    assertThat(UsageJson.of(List.of(day)).path("dollars").decimalValue())
        .isEqualByComparingTo(dollars);
  }
}
