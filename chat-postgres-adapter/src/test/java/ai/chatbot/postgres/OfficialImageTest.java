package ai.chatbot.postgres;

import ai.chatbot.core.contract.ChatsContract;
import ai.chatbot.core.contract.DocumentsContract;
import ai.chatbot.core.contract.MessagesContract;
import ai.chatbot.core.contract.ReplyLogContract;
import ai.chatbot.core.contract.SuggestionsContract;
import ai.chatbot.core.contract.TurnsContract;
import ai.chatbot.core.contract.UsageLedgerContract;
import ai.chatbot.core.contract.UsersContract;
import ai.chatbot.core.contract.VotesContract;
import ai.chatbot.core.port.Stores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The contract of every store on the PostgreSQL that people run in containers; skipped where none
 * can.
 */
@Tag("docker")
@Testcontainers(disabledWithoutDocker = true)
final class OfficialImageTest {
  @Container
  static final PostgreSQLContainer SERVER = new PostgreSQLContainer("postgres:18-alpine");

  @RegisterExtension static final ADatabase DATABASE = ADatabase.on(OfficialImageTest::url);

  private static PostgresUrl url() {
    return PostgresUrl.parse(
        "postgresql://%s:%s@%s:%d/%s"
            .formatted(
                SERVER.getUsername(),
                SERVER.getPassword(),
                SERVER.getHost(),
                SERVER.getFirstMappedPort(),
                SERVER.getDatabaseName()));
  }

  @Nested
  final class Chats extends ChatsContract {
    @Override
    protected Stores emptyStores() {
      return DATABASE.emptied();
    }
  }

  @Nested
  final class Turns extends TurnsContract {
    @Override
    protected Stores emptyStores() {
      return DATABASE.emptied();
    }
  }

  @Nested
  final class Messages extends MessagesContract {
    @Override
    protected Stores emptyStores() {
      return DATABASE.emptied();
    }
  }

  @Nested
  final class Documents extends DocumentsContract {
    @Override
    protected Stores emptyStores() {
      return DATABASE.emptied();
    }
  }

  @Nested
  final class ReplyLog extends ReplyLogContract {
    @Override
    protected Stores emptyStores() {
      return DATABASE.emptied();
    }
  }

  @Nested
  final class Votes extends VotesContract {
    @Override
    protected Stores emptyStores() {
      return DATABASE.emptied();
    }
  }

  @Nested
  final class Suggestions extends SuggestionsContract {
    @Override
    protected Stores emptyStores() {
      return DATABASE.emptied();
    }
  }

  @Nested
  final class Users extends UsersContract {
    @Override
    protected Stores emptyStores() {
      return DATABASE.emptied();
    }
  }

  @Nested
  final class UsageLedger extends UsageLedgerContract {
    @Override
    protected Stores emptyStores() {
      return DATABASE.emptied();
    }
  }
}
