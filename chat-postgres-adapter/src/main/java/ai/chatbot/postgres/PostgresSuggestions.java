package ai.chatbot.postgres;

import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.Suggestion;
import ai.chatbot.core.document.SuggestionId;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Suggestions;
import java.util.List;

/** To come. */
final class PostgresSuggestions implements Suggestions {
  @Override
  public boolean add(UserId owner, List<Suggestion> suggestions) {
    throw new UnsupportedOperationException("to come");
  }

  @Override
  public List<Suggestion> of(UserId owner, DocumentId document) {
    throw new UnsupportedOperationException("to come");
  }

  @Override
  public boolean resolve(UserId owner, SuggestionId suggestion) {
    throw new UnsupportedOperationException("to come");
  }
}
