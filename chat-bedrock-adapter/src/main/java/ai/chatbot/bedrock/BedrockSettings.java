package ai.chatbot.bedrock;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How Bedrock is reached. What is not said here, credentials and endpoint, is the AWS SDK's own
 * configuration.
 *
 * @param region the AWS region whose Bedrock is asked
 * @param http the version of HTTP that it is asked in
 * @param guardrail what questions and answers pass through, if anything
 */
public record BedrockSettings(String region, HttpVersion http, Optional<Guardrail> guardrail) {
  /**
   * @throws IllegalArgumentException if the region is blank
   */
  public BedrockSettings {
    requireNonNull(http, "http is null");
    requireNonNull(guardrail, "guardrail is null");
    if (region.isBlank()) {
      throw new IllegalArgumentException("region is blank");
    }
  }

  /**
   * The usual settings: HTTP/1.1, and no guardrail.
   *
   * @throws IllegalArgumentException if the region is blank
   */
  public static BedrockSettings in(String region) {
    return new BedrockSettings(region, HttpVersion.HTTP_1_1, Optional.empty());
  }

  /** The same but for the version of HTTP. */
  public BedrockSettings over(HttpVersion version) {
    return new BedrockSettings(region, version, guardrail);
  }

  /** The same with that guardrail. */
  public BedrockSettings through(Guardrail rail) {
    return new BedrockSettings(region, http, Optional.of(rail));
  }
}
