package ai.chatbot.core.model;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The kinds of document that models read.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_DocumentBlock.html">
 *     Bedrock: DocumentBlock</a>
 */
public enum DocumentFormat {
  /** Comma-separated values (RFC 4180). */
  CSV("text/csv"),
  /** Microsoft Word's binary format, until 2003. */
  DOC("application/msword"),
  /** Microsoft Word's XML format, since 2007. */
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  /** A web page. */
  HTML("text/html"),
  /** Markdown. */
  MD("text/markdown"),
  /** The Portable Document Format (ISO 32000). */
  PDF("application/pdf"),
  /** Plain text. */
  TXT("text/plain"),
  /** Microsoft Excel's binary format, until 2003. */
  XLS("application/vnd.ms-excel"),
  /** Microsoft Excel's XML format, since 2007. */
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final String mediaType;

  DocumentFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The format of that media type (RFC 6838); empty where models read nothing of it. */
  public static Optional<DocumentFormat> of(String mediaType) {
    return Stream.of(values()).filter(each -> each.mediaType.equals(mediaType)).findFirst();
  }
}
