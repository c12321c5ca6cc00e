package ai.chatbot.core.port;

import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.identity.UserId;
import java.util.List;

/** The documents that are kept, as versions. Each method is atomic. */
public interface Documents {

  /**
   * Adds a version. Its owner exists.
   *
   * @throws IllegalArgumentException if the document is somebody else's
   */
  void add(DocumentVersion version);

  /** All versions of that owner's document, oldest first; empty for what is not the owner's. */
  List<DocumentVersion> versions(UserId owner, DocumentId document);
}
