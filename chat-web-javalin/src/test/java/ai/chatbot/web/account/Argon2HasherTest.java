package ai.chatbot.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.PasswordHasherContract;
import ai.chatbot.core.identity.PasswordHash;
import ai.chatbot.core.port.PasswordHasher;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Argon2HasherTest extends PasswordHasherContract {
  private final Argon2Hasher hasher = Argon2Hasher.of(1, 64);

  @Override
  protected PasswordHasher hasher() {
    return hasher;
  }

  @Test
  void aHashSaysHowItWasMadeInTheFormOfArgon2sOwnTools() {
    assertThat(hasher.hash("a long enough password").value())
        .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
  }

  /** As the reference implementation's own command makes it, and its tests have it. */
  @Test
  void aHashOfAnotherToolIsKnownAgain() {
    PasswordHash other =
        new PasswordHash(
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
    assertThat(hasher.matches("password", other)).isTrue();
    assertThat(hasher.matches("Password", other)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "$argon2i$v=19$m=19456,t=2,p=1$c29tZXNhbHRzYWx0$AAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=999999,t=2,p=1$c29tZXNhbHRzYWx0$AAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=4,t=2,p=1$c29tZXNhbHRzYWx0$AAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=19456,t=99,p=1$c29tZXNhbHRzYWx0$AAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=19456,t=0,p=1$c29tZXNhbHRzYWx0$AAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=19456,t=2,p=0$c29tZXNhbHRzYWx0$AAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzYWx0A$AAAAAAAAAAAAAAAAAAAAAAAAA",
      })
  void whatNobodyHereHasMadeIsTheHashOfNothing(String hash) {
    assertThat(hasher.matches("a long enough password", new PasswordHash(hash))).isFalse();
  }

  @Test
  void whereTooManyWaitTheNextIsSentAway() throws InterruptedException {
    Argon2Hasher narrow = Argon2Hasher.of(1, 2);
    AtomicInteger busy = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    List<Thread> crowd = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      crowd.add(Thread.startVirtualThread(() -> tryToHash(narrow, done, busy)));
    }
    for (Thread each : crowd) {
      each.join();
    }
    assertThat(busy.get()).as("sent away").isPositive();
    assertThat(done.get()).as("hashed").isPositive();
    assertThat(done.get() + busy.get()).isEqualTo(50);
    assertThat(narrow.hash("there is room again")).isNotNull();
  }

  private static void tryToHash(Argon2Hasher hasher, AtomicInteger done, AtomicInteger busy) {
    try {
      hasher.hash("a long enough password");
      done.incrementAndGet();
    } catch (Argon2Hasher.Busy e) {
      busy.incrementAndGet();
    }
  }
}
