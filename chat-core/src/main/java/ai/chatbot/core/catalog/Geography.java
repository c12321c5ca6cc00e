package ai.chatbot.core.catalog;

import java.util.List;

/**
 * How far a request may travel from the region that sends it: the prefix of an inference profile's
 * id.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html">
 *     Bedrock: supported regions and models for inference profiles</a>
 */
public enum Geography {
  /** Nowhere: the model is called by its own id, without a profile. */
  IN_REGION(""),
  /** The commercial regions of North America. */
  US("us."),
  /** The regions of Europe. */
  EU("eu."),
  /** The regions of Japan. */
  JP("jp."),
  /** The regions of Australia. */
  AU("au."),
  /** The regions of India. */
  IN("in."),
  /** The regions of Asia and the Pacific. */
  APAC("apac."),
  /** The regions for the government of the United States. */
  US_GOV("us-gov."),
  /** Every commercial region in the world. */
  GLOBAL("global.");

  private final String prefix;

  Geography(String prefix) {
    this.prefix = prefix;
  }

  /** The id that a model of that id is called by. */
  public String inferenceId(String baseId) {
    return prefix + baseId;
  }

  /**
   * The geographies around an AWS region, the narrowest first, for example {@link #JP} and {@link
   * #APAC} around {@code ap-northeast-1}. Empty around one that lies in none.
   */
  static List<Geography> around(String region) {
    return switch (region) {
      case String isolated when isolated.contains("-iso") -> List.of();
      case "ap-northeast-1", "ap-northeast-3" -> List.of(JP, APAC);
      case "ap-southeast-2", "ap-southeast-4" -> List.of(AU, APAC);
      case "ap-south-1", "ap-south-2" -> List.of(IN, APAC);
      default -> aroundAnyOf(region.replaceFirst("^(us-gov|[a-z]+)-.*", "$1"));
    };
  }

  private static List<Geography> aroundAnyOf(String partOfTheWorld) {
    return switch (partOfTheWorld) {
      case "us-gov" -> List.of(US_GOV);
      case "us", "ca" -> List.of(US);
      case "eu" -> List.of(EU);
      case "ap" -> List.of(APAC);
      default -> List.of();
    };
  }
}
