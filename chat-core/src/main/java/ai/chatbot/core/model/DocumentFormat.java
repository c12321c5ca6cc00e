package ai.chatbot.core.model;

/**
 * The kinds of document that models read.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_DocumentBlock.html">
 *     Bedrock: DocumentBlock</a>
 */
public enum DocumentFormat {
  /** Comma-separated values (RFC 4180). */
  CSV,
  /** Microsoft Word's binary format, until 2003. */
  DOC,
  /** Microsoft Word's XML format, since 2007. */
  DOCX,
  /** A web page. */
  HTML,
  /** Markdown. */
  MD,
  /** The Portable Document Format (ISO 32000). */
  PDF,
  /** Plain text. */
  TXT,
  /** Microsoft Excel's binary format, until 2003. */
  XLS,
  /** Microsoft Excel's XML format, since 2007. */
  XLSX
}
