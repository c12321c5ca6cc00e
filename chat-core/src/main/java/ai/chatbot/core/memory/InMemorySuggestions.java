package ai.chatbot.core.memory;

import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.Suggestion;
import ai.chatbot.core.document.SuggestionId;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Suggestions;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps suggestions in the order in which they came. */
final class InMemorySuggestions implements Suggestions {
  private final Memory memory;

  InMemorySuggestions(Memory memory) {
    this.memory = memory;
  }

  @Override
  public boolean add(UserId owner, List<Suggestion> suggestions) {
    return memory.atomically(
        () -> {
          boolean all =
              areNew(suggestions) && suggestions.stream().allMatch(each -> isAboutA(owner, each));
          if (all) {
            suggestions.forEach(each -> memory.suggestions.put(each.id(), each));
          }
          return all;
        });
  }

  @Override
  public List<Suggestion> of(UserId owner, DocumentId document) {
    return memory.atomically(
        () ->
            memory.suggestions.values().stream()
                .filter(each -> each.document().equals(document) && isAboutA(owner, each))
                .toList());
  }

  @Override
  public boolean resolve(UserId owner, SuggestionId suggestion) {
    return memory.atomically(
        () -> {
          Optional<Suggestion> known =
              Optional.ofNullable(memory.suggestions.get(suggestion))
                  .filter(each -> isAboutA(owner, each));
          known.ifPresent(each -> memory.suggestions.put(suggestion, each.asResolved()));
          return known.isPresent();
        });
  }

  private boolean areNew(List<Suggestion> suggestions) {
    Set<SuggestionId> ids = suggestions.stream().map(Suggestion::id).collect(Collectors.toSet());
    return ids.size() == suggestions.size()
        && Collections.disjoint(ids, memory.suggestions.keySet());
  }

  private boolean isAboutA(UserId owner, Suggestion suggestion) {
    return memory.documents.stream()
        .anyMatch(
            version ->
                version.owner().equals(owner)
                    && version.id().equals(suggestion.document())
                    && version.number() == suggestion.version());
  }
}
