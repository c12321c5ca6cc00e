package ai.chatbot.cli;

import ai.chatbot.core.catalog.Generation;
import ai.chatbot.core.catalog.Price;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.usecase.Answer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What an answer took, in a sentence. */
final class UsageLine {
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  private UsageLine() {}

  /** The tokens and, as far as the price of that day is known, what they cost. */
  static String of(Answer answer, LocalDate day) {
    String cost =
        answer.route().flatMap(route -> cost(route, answer.usage(), day)).orElse("unknown");
    return tokens(answer.usage()) + " Cost: " + cost + ".";
  }

  private static String tokens(TokenUsage usage) {
    int all = usage.input() + usage.cacheRead() + usage.cacheWrite();
    String cached =
        usage.cacheRead() == 0 ? "" : " (%s from the cache)".formatted(number(usage.cacheRead()));
    return "Tokens: %s in%s, %s out.".formatted(number(all), cached, number(usage.output()));
  }

  private static String number(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static Optional<String> cost(Route route, TokenUsage usage, LocalDate day) {
    Generation generation = route.generation();
    int input = usage.input() + usage.cacheRead() + usage.cacheWrite();
    return generation
        .price(day, route.place(), input)
        .flatMap(price -> cost(price, usage))
        .map(dollars -> "$" + dollars.round(new MathContext(2)).toPlainString());
  }

  /** Nothing at all where the price of one kind is not known: it is never taken for nothing. */
  private static Optional<BigDecimal> cost(Price price, TokenUsage usage) {
    Map<Price.Kind, Integer> tokens =
        Map.of(
            Price.Kind.INPUT, usage.input(),
            Price.Kind.OUTPUT, usage.output(),
            Price.Kind.CACHE_READ, usage.cacheRead(),
            Price.Kind.CACHE_WRITE, usage.cacheWrite());
    BigDecimal sum = BigDecimal.ZERO;
    for (Map.Entry<Price.Kind, Integer> each : tokens.entrySet()) {
      Optional<BigDecimal> perMillion = price.perMillion(each.getKey());
      if (each.getValue() > 0 && perMillion.isEmpty()) {
        return Optional.empty();
      }
      BigDecimal dollars = perMillion.orElse(BigDecimal.ZERO);
      sum = sum.add(dollars.multiply(BigDecimal.valueOf(each.getValue())));
    }
    return Optional.of(sum.divide(MILLION, MathContext.DECIMAL64));
  }
}
