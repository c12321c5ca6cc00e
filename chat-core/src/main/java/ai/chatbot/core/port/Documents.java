package ai.chatbot.core.port;

import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.identity.UserId;
import java.util.List;

/** The documents that are kept, as versions. Each method is atomic. */
public interface Documents {

  /**
   * Adds a version right after the newest one, or the first of a document that is not there. Its
   * owner exists. Otherwise it is false and nothing is stored: somebody was faster, or the version
   * before it is missing.
   *
   * @throws IllegalArgumentException if the document is somebody else's
   */
  boolean add(DocumentVersion version);

  /** All versions of that owner's document, oldest first; empty for what is not the owner's. */
  List<DocumentVersion> versions(UserId owner, DocumentId document);
}
