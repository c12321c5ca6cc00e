package ai.chatbot.core.memory;

import ai.chatbot.core.contract.TurnsContract;
import ai.chatbot.core.port.Stores;
import java.time.InstantSource;

final class InMemoryTurnsTest extends TurnsContract {
  @Override
  protected Stores emptyStores() {
    return InMemoryStores.empty(InstantSource.system());
  }
}
