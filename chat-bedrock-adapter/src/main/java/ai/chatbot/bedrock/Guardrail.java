package ai.chatbot.bedrock;

/**
 * A guardrail of Amazon Bedrock that questions and answers pass through. What it has not yet looked
 * at is held back: the stream comes in chunks, and nothing is shown that is blocked a moment later.
 *
 * @param id the guardrail's id or ARN
 * @param version a number, or {@code DRAFT}
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-use-converse-api.html">
 *     Bedrock: guardrails with the Converse API</a>
 */
public record Guardrail(String id, String version) {
  /**
   * Checks the form of both.
   *
   * @throws IllegalArgumentException if one is not of the form that Bedrock takes
   */
  public Guardrail {
    if (!id.matches(
        "[a-z0-9]+|arn:aws(-[^:]+)?:bedrock:[a-z0-9-]+:[0-9]{12}:guardrail/[a-z0-9]+")) {
      throw new IllegalArgumentException("not a guardrail's id or ARN: " + id);
    }
    if (!version.matches("[1-9][0-9]{0,7}|DRAFT")) {
      throw new IllegalArgumentException("not a guardrail's version: " + version);
    }
  }

  /**
   * Reads {@code id:version}.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  public static Guardrail parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("no version after a colon: " + text);
    }
    return new Guardrail(text.substring(0, colon), text.substring(colon + 1));
  }
}
