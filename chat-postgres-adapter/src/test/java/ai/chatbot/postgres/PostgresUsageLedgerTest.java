package ai.chatbot.postgres;

import ai.chatbot.core.contract.UsageLedgerContract;
import ai.chatbot.core.port.Stores;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresUsageLedgerTest extends UsageLedgerContract {
  @RegisterExtension static final ADatabase DATABASE = ADatabase.embedded();

  @Override
  protected Stores emptyStores() {
    return DATABASE.emptied();
  }
}
