package ai.chatbot.postgres;

import ai.chatbot.core.identity.Account;
import ai.chatbot.core.identity.Email;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Users;
import java.util.Optional;

/** To come. */
final class PostgresUsers implements Users {
  @Override
  public boolean register(Account account) {
    throw new UnsupportedOperationException("to come");
  }

  @Override
  public Optional<Account> find(UserId id) {
    throw new UnsupportedOperationException("to come");
  }

  @Override
  public Optional<Account> find(Email email) {
    throw new UnsupportedOperationException("to come");
  }

  @Override
  public boolean replace(Account changed) {
    throw new UnsupportedOperationException("to come");
  }

  @Override
  public boolean delete(UserId id) {
    throw new UnsupportedOperationException("to come");
  }
}
