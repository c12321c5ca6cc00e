package ai.chatbot.core.catalog;

import java.util.Optional;

/**
 * Where an inference profile may send a request: the prefix of its id.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html">
 *     Bedrock: supported regions and models for inference profiles</a>
 */
public enum Geography {
  /** The commercial regions of North America. */
  US("us"),
  /** The regions of Europe. */
  EU("eu"),
  /** The regions of Asia and the Pacific. */
  APAC("apac"),
  /** The regions for the government of the United States. */
  US_GOV("us-gov");

  private final String prefix;

  Geography(String prefix) {
    this.prefix = prefix;
  }

  /** The beginning of the profile's id, without its dot. */
  public String prefix() {
    return prefix;
  }

  /** The geography of an AWS region, for example {@code us} for {@code us-east-1}. */
  public static Optional<Geography> ofRegion(String region) {
    return switch (region.replaceFirst("^(us-gov|[a-z]+)-.*", "$1")) {
      case "us-gov" -> Optional.of(US_GOV);
      case "us", "ca" -> Optional.of(US);
      case "eu" -> Optional.of(EU);
      case "ap" -> Optional.of(APAC);
      default -> Optional.empty();
    };
  }
}
