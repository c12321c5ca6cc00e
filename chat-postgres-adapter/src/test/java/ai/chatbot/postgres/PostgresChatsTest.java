package ai.chatbot.postgres;

import ai.chatbot.core.contract.ChatsContract;
import ai.chatbot.core.port.Stores;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresChatsTest extends ChatsContract {
  @RegisterExtension static final ADatabase DATABASE = ADatabase.embedded();

  @Override
  protected Stores emptyStores() {
    return DATABASE.emptied();
  }
}
