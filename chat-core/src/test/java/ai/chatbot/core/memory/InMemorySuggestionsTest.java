package ai.chatbot.core.memory;

import ai.chatbot.core.contract.SuggestionsContract;
import ai.chatbot.core.port.Stores;
import java.time.InstantSource;

final class InMemorySuggestionsTest extends SuggestionsContract {
  @Override
  protected Stores emptyStores() {
    return InMemoryStores.empty(InstantSource.system());
  }
}
