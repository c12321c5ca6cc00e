package ai.chatbot.core.memory;

import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Documents;
import java.util.List;

/** Keeps versions in the order in which they came. */
final class InMemoryDocuments implements Documents {
  private final Memory memory;

  InMemoryDocuments(Memory memory) {
    this.memory = memory;
  }

  @Override
  public boolean add(DocumentVersion version) {
    return memory.atomically(
        () -> {
          refuseIfForeign(version);
          return isNext(version) && memory.documents.add(version);
        });
  }

  @Override
  public List<DocumentVersion> versions(UserId owner, DocumentId document) {
    return memory.atomically(
        () ->
            memory.documents.stream()
                .filter(version -> version.id().equals(document) && version.owner().equals(owner))
                .toList());
  }

  private boolean isNext(DocumentVersion added) {
    return versions(added.owner(), added.id()).size() == added.number() - 1;
  }

  private void refuseIfForeign(DocumentVersion added) {
    boolean foreign =
        memory.documents.stream()
            .anyMatch(
                version ->
                    version.id().equals(added.id()) && !version.owner().equals(added.owner()));
    if (foreign) {
      throw new IllegalArgumentException("the document is somebody else's");
    }
  }
}
