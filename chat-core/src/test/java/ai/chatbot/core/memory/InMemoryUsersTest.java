package ai.chatbot.core.memory;

import ai.chatbot.core.contract.UsersContract;
import ai.chatbot.core.port.Stores;
import java.time.InstantSource;

final class InMemoryUsersTest extends UsersContract {
  @Override
  protected Stores emptyStores() {
    return InMemoryStores.empty(InstantSource.system());
  }
}
