package ai.chatbot.core.memory;

import ai.chatbot.core.contract.DocumentsContract;
import ai.chatbot.core.port.Stores;
import java.time.InstantSource;

final class InMemoryDocumentsTest extends DocumentsContract {
  @Override
  protected Stores emptyStores() {
    return InMemoryStores.empty(InstantSource.system());
  }
}
