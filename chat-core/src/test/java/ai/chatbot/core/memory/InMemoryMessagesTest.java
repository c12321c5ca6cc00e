package ai.chatbot.core.memory;

import ai.chatbot.core.contract.MessagesContract;
import ai.chatbot.core.contract.Stores;
import java.time.InstantSource;

final class InMemoryMessagesTest extends MessagesContract {
  @Override
  protected Stores emptyStores() {
    return Stores.inMemory(InstantSource.system());
  }
}
