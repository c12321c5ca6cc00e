package ai.chatbot.core.model;

/**
 * The kinds of document that models read.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_DocumentBlock.html">
 *     Bedrock: DocumentBlock</a>
 */
public enum DocumentFormat {
  CSV,
  DOC,
  DOCX,
  HTML,
  MD,
  PDF,
  TXT,
  XLS,
  XLSX
}
