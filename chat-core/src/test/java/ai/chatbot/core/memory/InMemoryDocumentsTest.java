package ai.chatbot.core.memory;

import ai.chatbot.core.contract.DocumentsContract;
import ai.chatbot.core.contract.Stores;
import java.time.InstantSource;

final class InMemoryDocumentsTest extends DocumentsContract {
  @Override
  protected Stores emptyStores() {
    return Stores.inMemory(InstantSource.system());
  }
}
