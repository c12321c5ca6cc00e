package ai.chatbot.core.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;

/**
 * One dated model of a family. {@code profiles} are the geographies for which Bedrock has an
 * inference profile of it; {@code onDemand} says whether the bare id may be called too. No {@code
 * anthropic.*} model may: Bedrock answers it with "on-demand throughput isn't supported".
 */
public record Generation(
    String name,
    String baseId,
    Lifecycle lifecycle,
    Set<Geography> profiles,
    boolean onDemand,
    Capabilities capabilities) {
  public Generation {
    requireNonNull(name, "name is null");
    requireNonNull(baseId, "baseId is null");
    requireNonNull(lifecycle, "lifecycle is null");
    requireNonNull(capabilities, "capabilities is null");
    profiles = Set.copyOf(profiles);
    if (onDemand && baseId.startsWith("anthropic.")) {
      throw new IllegalArgumentException("an anthropic model is called by profile alone");
    }
  }

  /** The id to call it by from that region; empty where it cannot be called from there. */
  public Optional<String> inferenceId(String region) {
    return Geography.ofRegion(region)
        .filter(profiles::contains)
        .map(geography -> geography.prefix() + "." + baseId)
        .or(() -> onDemand ? Optional.of(baseId) : Optional.empty());
  }

  /** Is this id, with or without a geography's prefix, this generation's? */
  boolean isNamed(String id) {
    return id.equals(baseId)
        || profiles.stream().anyMatch(place -> id.equals(place.prefix() + "." + baseId));
  }
}
