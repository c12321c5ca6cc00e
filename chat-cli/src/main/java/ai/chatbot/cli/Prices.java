package ai.chatbot.cli;

import ai.chatbot.core.catalog.Generation;
import ai.chatbot.core.catalog.Geography;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.Price;
import ai.chatbot.core.port.UsageLedger.Total;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What calls cost by the catalogue. The ledger has sums alone, so a price that holds for long calls
 * is never applied, and each kind of token has to have a known price if there are any.
 */
record Prices(ModelCatalog catalog) {
  private static final int EVERY_CALL = 0;
  private static final int MILLION = 6;

  /** US dollars for those calls on that day; empty where that is not known. */
  Optional<BigDecimal> dollars(Total calls, LocalDate day) {
    return price(calls.inferenceId(), day).flatMap(price -> dollars(calls, price));
  }

  private Optional<Price> price(String inferenceId, LocalDate day) {
    return catalog
        .find(inferenceId)
        .flatMap(model -> model.generation(inferenceId))
        .flatMap(generation -> price(generation, inferenceId, day));
  }

  private static Optional<Price> price(Generation generation, String inferenceId, LocalDate day) {
    return generation.profiles().stream()
        .filter(place -> generation.inferenceId(place).equals(inferenceId))
        .findFirst()
        .flatMap((Geography place) -> generation.price(day, place, EVERY_CALL));
  }

  private static Optional<BigDecimal> dollars(Total calls, Price price) {
    return Map.of(
            Price.Kind.INPUT, calls.input(),
            Price.Kind.OUTPUT, calls.output(),
            Price.Kind.CACHE_READ, calls.cacheRead(),
            Price.Kind.CACHE_WRITE, calls.cacheWrite())
        .entrySet()
        .stream()
        .filter(kind -> kind.getValue() > 0)
        .map(
            kind ->
                price
                    .perMillion(kind.getKey())
                    .map(each -> each.multiply(BigDecimal.valueOf(kind.getValue())))
                    .map(micros -> micros.movePointLeft(MILLION)))
        .reduce(
            Optional.of(BigDecimal.ZERO), (sum, more) -> sum.flatMap(one -> more.map(one::add)));
  }
}
