package ai.chatbot.core.model;

/**
 * The kinds of image that models see.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ImageBlock.html">
 *     Bedrock: ImageBlock</a>
 */
public enum ImageFormat {
  GIF,
  JPEG,
  PNG,
  WEBP
}
