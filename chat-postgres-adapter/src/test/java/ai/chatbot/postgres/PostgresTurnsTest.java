package ai.chatbot.postgres;

import ai.chatbot.core.contract.Stores;
import ai.chatbot.core.contract.TurnsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresTurnsTest extends TurnsContract {
  @RegisterExtension static final ADatabase DATABASE = ADatabase.embedded();

  @Override
  protected Stores emptyStores() {
    return DATABASE.emptied();
  }
}
