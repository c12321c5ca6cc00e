package ai.chatbot.core.memory;

import ai.chatbot.core.contract.MessagesContract;
import ai.chatbot.core.port.Stores;
import java.time.InstantSource;

final class InMemoryMessagesTest extends MessagesContract {
  @Override
  protected Stores emptyStores() {
    return InMemoryStores.empty(InstantSource.system());
  }
}
