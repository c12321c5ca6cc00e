package ai.chatbot.cli.sqlite;

import ai.chatbot.core.contract.TurnsContract;
import ai.chatbot.core.port.Stores;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteTurnsTest extends TurnsContract {
  @RegisterExtension final AFile file = new AFile();

  @Override
  protected Stores emptyStores() {
    return file.stores();
  }
}
