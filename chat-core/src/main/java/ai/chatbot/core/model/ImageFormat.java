package ai.chatbot.core.model;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The kinds of image that models see.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ImageBlock.html">
 *     Bedrock: ImageBlock</a>
 */
public enum ImageFormat {
  /** At most 256 colours, possibly moving. */
  GIF("image/gif"),
  /** Lossy, made for photographs. */
  JPEG("image/jpeg"),
  /** Lossless, made for drawings and screenshots. */
  PNG("image/png"),
  /** Lossy or lossless, made for web pages. */
  WEBP("image/webp");

  private final String mediaType;

  ImageFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The format of that media type (RFC 6838); empty where models see nothing of it. */
  public static Optional<ImageFormat> of(String mediaType) {
    return Stream.of(values()).filter(each -> each.mediaType.equals(mediaType)).findFirst();
  }
}
