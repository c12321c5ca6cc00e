package ai.chatbot.core.memory;

import ai.chatbot.core.contract.UsageLedgerContract;
import ai.chatbot.core.port.Stores;
import java.time.InstantSource;

final class InMemoryUsageLedgerTest extends UsageLedgerContract {
  @Override
  protected Stores emptyStores() {
    return InMemoryStores.empty(InstantSource.system());
  }
}
