package ai.chatbot.core.port;

import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.identity.UserId;
import java.util.List;
import java.util.Optional;

/** The documents that are kept, as versions. Each method is atomic. */
public interface Documents {

  /**
   * Adds a version right after the newest one, or the first of a document that is not there.
   *
   * @return false, and nothing is stored, if somebody was faster, if the version before it is
   *     missing, if the document is somebody else's, or if its owner is not known here, as after
   *     the deletion of an account
   */
  boolean add(DocumentVersion version);

  /** All versions of that owner's document, oldest first; empty for what is not the owner's. */
  List<DocumentVersion> versions(UserId owner, DocumentId document);

  /** The newest version of that owner's document. */
  Optional<DocumentVersion> newest(UserId owner, DocumentId document);

  /** The newest versions of all that owner's documents, the oldest document first. */
  List<DocumentVersion> newest(UserId owner);

  /**
   * Deletes the versions of that owner's document after that one, with their suggestions.
   *
   * @param number at least 1: the first version stays
   * @return what was deleted, oldest first
   */
  List<DocumentVersion> deleteAfter(UserId owner, DocumentId document, int number);
}
