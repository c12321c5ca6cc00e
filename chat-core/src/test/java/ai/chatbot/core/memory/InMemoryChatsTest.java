package ai.chatbot.core.memory;

import ai.chatbot.core.contract.ChatsContract;
import ai.chatbot.core.port.Stores;
import java.time.InstantSource;

final class InMemoryChatsTest extends ChatsContract {
  @Override
  protected Stores emptyStores() {
    return InMemoryStores.empty(InstantSource.system());
  }
}
