package ai.chatbot.core.catalog;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One dated model of a family.
 *
 * @param name what people call it
 * @param baseId its own id at Bedrock, without a profile's prefix
 * @param lifecycle when it answers
 * @param profiles the geographies in which it can be called. No {@code anthropic.*} model can be
 *     called {@linkplain Geography#IN_REGION by its own id}: Bedrock refuses it with "on-demand
 *     throughput isn't supported".
 * @param capabilities what it can do
 * @param successor the base id of the generation that takes its place; empty if none is named
 * @param prices what it costs, as far as that is known
 */
public record Generation(
    String name,
    String baseId,
    Lifecycle lifecycle,
    Set<Geography> profiles,
    Capabilities capabilities,
    Optional<String> successor,
    List<Price> prices) {
  public Generation {
    requireNonNull(lifecycle, "lifecycle is null");
    profiles = Set.copyOf(profiles);
    requireNonNull(capabilities, "capabilities is null");
    requireNonNull(successor, "successor is null");
    prices = List.copyOf(prices);
    if (name.isBlank()) {
      throw new IllegalArgumentException("name is blank");
    }
    if (baseId.isBlank()) {
      throw new IllegalArgumentException("baseId is blank");
    }
    if (profiles.isEmpty()) {
      throw new IllegalArgumentException("profiles is empty");
    }
    if (profiles.contains(Geography.IN_REGION) && baseId.startsWith("anthropic.")) {
      throw new IllegalArgumentException("an anthropic model is called by profile alone");
    }
  }

  /** The id to call it by in that geography. */
  public String inferenceId(Geography place) {
    return place.inferenceId(baseId);
  }

  /** What a call of so many input tokens costs there on that day; empty where it is not known. */
  public Optional<Price> price(LocalDate day, Geography place, int inputTokens) {
    return prices.stream()
        .filter(price -> price.holds(day, place, inputTokens))
        .max(Comparator.comparingInt(Price::above).thenComparing(Price::from));
  }

  /** Is this id, with or without a geography's prefix, this generation's? */
  boolean isNamed(String id) {
    return names().anyMatch(id::equals);
  }

  /** All ids that it has. */
  Stream<String> names() {
    return Stream.concat(Stream.of(baseId), profiles.stream().map(this::inferenceId)).distinct();
  }
}
