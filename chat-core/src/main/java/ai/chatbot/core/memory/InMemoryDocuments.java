package ai.chatbot.core.memory;

import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.document.Suggestion;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Documents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
          boolean fits =
              memory.users.containsKey(version.owner()) && !isForeign(version) && isNext(version);
          return fits && memory.documents.add(version);
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

  @Override
  public Optional<DocumentVersion> newest(UserId owner, DocumentId document) {
    return versions(owner, document).stream().reduce((earlier, later) -> later);
  }

  @Override
  public List<DocumentVersion> newest(UserId owner) {
    return memory.atomically(
        () -> {
          Map<DocumentId, DocumentVersion> newest = new LinkedHashMap<>();
          memory.documents.stream()
              .filter(version -> version.owner().equals(owner))
              .forEach(version -> newest.put(version.id(), version));
          return List.copyOf(newest.values());
        });
  }

  @Override
  public List<DocumentVersion> deleteAfter(UserId owner, DocumentId document, int number) {
    if (number < 1) {
      throw new IllegalArgumentException("number is below 1");
    }
    return memory.atomically(
        () -> {
          List<DocumentVersion> gone =
              versions(owner, document).stream()
                  .filter(version -> version.number() > number)
                  .toList();
          memory.documents.removeAll(gone);
          if (!gone.isEmpty()) {
            memory.suggestions.values().removeIf(it -> isAbout(it, document, number));
          }
          return gone;
        });
  }

  private static boolean isAbout(Suggestion suggestion, DocumentId document, int after) {
    return suggestion.document().equals(document) && suggestion.version() > after;
  }

  private boolean isNext(DocumentVersion added) {
    return versions(added.owner(), added.id()).size() == added.number() - 1;
  }

  private boolean isForeign(DocumentVersion added) {
    return memory.documents.stream()
        .anyMatch(
            version -> version.id().equals(added.id()) && !version.owner().equals(added.owner()));
  }
}
