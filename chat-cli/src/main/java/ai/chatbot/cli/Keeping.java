package ai.chatbot.cli;

import ai.chatbot.cli.sqlite.SqliteStorage;
import ai.chatbot.core.access.Allowance;
import ai.chatbot.core.access.Entitlements;
import ai.chatbot.core.access.Plans;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.identity.Account;
import ai.chatbot.core.identity.Email;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.StoreUnavailable;
import ai.chatbot.web.OpenStores;
import ai.chatbot.web.Settings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides where chats are kept: in a private file of the person's own; in the server's database,
 * with those that they have on its page, where they say as whom; or nowhere.
 */
final class Keeping {
  private static final String FILE = "chats.sqlite";

  private final Surroundings around;
  private final Settings settings;

  Keeping(Surroundings around, Settings settings) {
    this.around = around;
    this.settings = settings;
  }

  /** The person's own file, whether it is there or not. */
  static Path file(Surroundings around) {
    return around.dataFolder().resolve("terminal").resolve(FILE);
  }

  /** Until the program ends and no longer. */
  Notebook nowhere() {
    User somebody = new User.Guest(new UserId(UUID.randomUUID()));
    return new Notebook(InMemoryStores.empty(around.clock()), somebody, everything(), () -> {});
  }

  /**
   * Where the person's chats are, or those of that account of the server's.
   *
   * @throws Refusal if they cannot be had
   */
  Notebook of(Optional<String> address) {
    return around.notebooks().apply(this, address);
  }

  /** In that account of the server's, or in the person's own file. */
  Notebook find(Optional<String> address) {
    Surroundings.silenceLibraries();
    return address.map(this::ofAccount).orElseGet(this::ofThisPerson);
  }

  private Notebook ofThisPerson() {
    SqliteStorage file = SqliteStorage.open(file(around), around.clock());
    return new Notebook(file.stores(), new User.Guest(file.owner()), everything(), file::close);
  }

  private Notebook ofAccount(String address) {
    if (settings.postgresUrl().isEmpty()) {
      throw Refusal.usage("--as asks the server's own database: set POSTGRES_URL to it.");
    }
    Email email =
        Email.of(address)
            .orElseThrow(
                () -> Refusal.usage("“%s” is no e-mail address: correct --as.".formatted(address)));
    OpenStores database = OpenStores.of(settings);
    try {
      User owner = member(database, email);
      return new Notebook(database.stores(), owner, settings.plans(), database::close);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static User member(OpenStores database, Email email) {
    return account(database, email)
        .map(Account::member)
        .orElseThrow(
            () ->
                Refusal.usage(
                    "Nobody has registered as %s: register on the server's page, or correct --as."
                        .formatted(email.value())));
  }

  private static Optional<Account> account(OpenStores database, Email email) {
    try {
      return database.stores().users().find(email);
    } catch (StoreUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      throw new Refusal(
          ExitCode.FAILED,
          "The database has not the server's tables: check POSTGRES_URL, or make them with chat"
              + " migrate.");
    }
  }

  /** Nobody rations what somebody keeps for themselves. */
  Plans everything() {
    ModelCatalog catalog = settings.router().catalog();
    Entitlements all = new Entitlements(new Allowance(Integer.MAX_VALUE), catalog.ids());
    return new Plans(all, all);
  }
}
