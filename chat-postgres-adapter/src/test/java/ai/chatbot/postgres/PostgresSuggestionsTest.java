package ai.chatbot.postgres;

import ai.chatbot.core.contract.SuggestionsContract;
import ai.chatbot.core.port.Stores;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresSuggestionsTest extends SuggestionsContract {
  @RegisterExtension static final ADatabase DATABASE = ADatabase.embedded();

  @Override
  protected Stores emptyStores() {
    return DATABASE.emptied();
  }
}
