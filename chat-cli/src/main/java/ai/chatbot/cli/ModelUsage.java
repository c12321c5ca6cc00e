package ai.chatbot.cli;

import static java.util.stream.Collectors.groupingBy;

import ai.chatbot.core.port.UsageLedger.Total;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;
import java.util.stream.Collectors;

/** What calls of one model took, and what they cost if that is known. */
record ModelUsage(Total total, Optional<BigDecimal> dollars) {
  /** Those of each model together, in alphabetical order. */
  static List<ModelUsage> summed(List<ModelUsage> usages) {
    return usages.stream()
        .collect(groupingBy(each -> each.total.inferenceId(), TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(ofOne -> ofOne.stream().reduce(ModelUsage::plus).orElseThrow())
        .toList();
  }

  /** What all cost together; empty where one of them is not known. */
  static Optional<BigDecimal> dollars(List<ModelUsage> usages) {
    return usages.stream()
        .map(ModelUsage::dollars)
        .reduce(Optional.of(BigDecimal.ZERO), ModelUsage::sum);
  }

  /** Those of the first that are not among the second, which are of the same model. */
  static Total difference(Total all, Total some) {
    return combined(all, some, (one, other) -> one - other);
  }

  private ModelUsage plus(ModelUsage other) {
    return new ModelUsage(combined(total, other.total, Long::sum), sum(dollars, other.dollars));
  }

  private static Total combined(Total one, Total other, LongBinaryOperator by) {
    return new Total(
        one.inferenceId(),
        Math.toIntExact(by.applyAsLong(one.calls(), other.calls())),
        Math.toIntExact(by.applyAsLong(one.estimated(), other.estimated())),
        by.applyAsLong(one.input(), other.input()),
        by.applyAsLong(one.output(), other.output()),
        by.applyAsLong(one.cacheRead(), other.cacheRead()),
        by.applyAsLong(one.cacheWrite(), other.cacheWrite()));
  }

  private static Optional<BigDecimal> sum(Optional<BigDecimal> one, Optional<BigDecimal> other) {
    return one.flatMap(dollars -> other.map(dollars::add));
  }
}
