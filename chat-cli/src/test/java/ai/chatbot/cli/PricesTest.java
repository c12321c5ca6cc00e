package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.port.UsageLedger.Total;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class PricesTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-23");
  private static final String HAIKU_4_5 = "anthropic.claude-haiku-4-5-20251001-v1:0";

  private final Prices prices = new Prices(ModelCatalog.standard());

  @Test
  void eachKindOfTokenHasItsPrice() {
    Total calls = new Total("global." + HAIKU_4_5, 1, 0, 1_000_000, 1_000_000, 1_000_000, 0);

    assertThat(prices.dollars(calls, DAY)).hasValueSatisfying(is("6.10"));
  }

  @Test
  void withinAGeographyItIsATenthMore() {
    Total calls = new Total("us." + HAIKU_4_5, 1, 0, 1_000_000, 0, 0, 0);

    assertThat(prices.dollars(calls, DAY)).hasValueSatisfying(is("1.10"));
  }

  @Test
  void aCallOfNoTokensCostsNothing() {
    Total calls = new Total("us." + HAIKU_4_5, 1, 0, 0, 0, 0, 0);

    assertThat(prices.dollars(calls, DAY)).hasValueSatisfying(is("0"));
  }

  @Test
  void whatIsNotKnownIsNotTakenForNothing() {
    assertThat(prices.dollars(new Total("us.some.model", 1, 0, 1, 1, 0, 0), DAY)).isEmpty();
    assertThat(
            prices.dollars(
                new Total("us." + HAIKU_4_5, 1, 0, 1, 1, 0, 0), LocalDate.parse("2025-01-01")))
        .as("before the price list")
        .isEmpty();
  }

  private static Consumer<BigDecimal> is(String dollars) {
    return known -> assertThat(known).isEqualByComparingTo(dollars);
  }
}
