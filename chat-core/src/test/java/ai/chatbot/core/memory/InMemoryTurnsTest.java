package ai.chatbot.core.memory;

import ai.chatbot.core.contract.Stores;
import ai.chatbot.core.contract.TurnsContract;
import java.time.InstantSource;

final class InMemoryTurnsTest extends TurnsContract {
  @Override
  protected Stores emptyStores() {
    return Stores.inMemory(InstantSource.system());
  }
}
