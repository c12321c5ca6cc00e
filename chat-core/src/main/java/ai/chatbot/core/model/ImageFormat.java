package ai.chatbot.core.model;

/**
 * The kinds of image that models see.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ImageBlock.html">
 *     Bedrock: ImageBlock</a>
 */
public enum ImageFormat {
  /** At most 256 colours, possibly moving. */
  GIF,
  /** Lossy, made for photographs. */
  JPEG,
  /** Lossless, made for drawings and screenshots. */
  PNG,
  /** Lossy or lossless, made for web pages. */
  WEBP
}
