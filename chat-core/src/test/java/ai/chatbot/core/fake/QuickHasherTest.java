package ai.chatbot.core.fake;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.PasswordHasherContract;
import ai.chatbot.core.port.PasswordHasher;
import org.junit.jupiter.api.Test;

final class QuickHasherTest extends PasswordHasherContract {
  @Override
  protected PasswordHasher hasher() {
    return new QuickHasher();
  }

  @Test
  void itCountsWhatItIsAsked() {
    QuickHasher hasher = new QuickHasher();

    hasher.matches("one", hasher.hash("one"));
    hasher.matches("two", hasher.hash("one"));
    hasher.hash("three");

    assertThat(hasher.hashed()).isEqualTo(3);
    assertThat(hasher.compared()).isEqualTo(2);
  }
}
