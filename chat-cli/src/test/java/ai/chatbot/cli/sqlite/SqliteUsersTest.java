package ai.chatbot.cli.sqlite;

import ai.chatbot.core.contract.UsersContract;
import ai.chatbot.core.port.Stores;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteUsersTest extends UsersContract {
  @RegisterExtension final AFile file = new AFile();

  @Override
  protected Stores emptyStores() {
    return file.stores();
  }
}
