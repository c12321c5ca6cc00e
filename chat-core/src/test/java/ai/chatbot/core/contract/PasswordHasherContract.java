package ai.chatbot.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.identity.PasswordHash;
import ai.chatbot.core.port.PasswordHasher;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link PasswordHasher} does. */
public abstract class PasswordHasherContract {
  private static final String PASSWORD = "correct horse battery staple";

  /** The hasher under test. */
  protected abstract PasswordHasher hasher();

  @ParameterizedTest
  @ValueSource(strings = {PASSWORD, "", " ", "Pässwörter 🌌", "a\u0000b", "a$b:c{d}%\\\n"})
  void aHashIsOneOfItsPassword(String password) {
    PasswordHasher hasher = hasher();

    assertThat(hasher.matches(password, hasher.hash(password))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "correct horse battery stapl",
        "correct horse battery staple ",
        "correct horse battery staple\u0000",
        "Correct horse battery staple",
        "something else"
      })
  void aHashIsOfNoOtherPassword(String other) {
    PasswordHasher hasher = hasher();

    assertThat(hasher.matches(other, hasher.hash(PASSWORD))).isFalse();
  }

  @Test
  void passwordsThatDifferAfterANulOrFarBehindAreDifferent() {
    PasswordHasher hasher = hasher();
    String longOne = "🌌".repeat(127);

    assertThat(hasher.matches("secret\u0000b", hasher.hash("secret\u0000a"))).isFalse();
    assertThat(hasher.matches(longOne + "b", hasher.hash(longOne + "a"))).isFalse();
  }

  @Test
  void everyHashIsAnotherAndDoesNotHoldThePassword() {
    PasswordHasher hasher = hasher();

    PasswordHash one = hasher.hash(PASSWORD);
    PasswordHash other = hasher.hash(PASSWORD);

    assertThat(one).isNotEqualTo(other);
    assertThat(one.value()).doesNotContain(PASSWORD);
    assertThat(hasher.matches(PASSWORD, one) && hasher.matches(PASSWORD, other)).isTrue();
  }

  @Test
  void aHashIsKnownToAnotherHasherOfItsKind() {
    assertThat(hasher().matches(PASSWORD, hasher().hash(PASSWORD))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "correct horse battery staple",
        "$",
        "$$$$$$",
        "::",
        "$2a$10$abc",
        "$argon2id$v=19$m=1,t=1,p=1$x$y",
        "pbkdf2:99999999999999999999:x:y"
      })
  void aHashThatNobodyHereHasMadeIsOfNoPassword(String foreign) {
    assertThat(hasher().matches(PASSWORD, new PasswordHash(foreign))).isFalse();
  }

  @Test
  void aHashThatWasCutOrChangedIsOfNoPassword() {
    PasswordHasher hasher = hasher();
    String whole = hasher.hash(PASSWORD).value();
    String cut = whole.substring(0, whole.length() - 4);

    assertThat(hasher.matches(PASSWORD, new PasswordHash(cut))).isFalse();
    assertThat(hasher.matches(PASSWORD, new PasswordHash(whole + whole))).isFalse();
  }

  @Test
  void manyHashAtOnce() throws InterruptedException {
    PasswordHasher hasher = hasher();

    List<Boolean> matched =
        AtOnce.all(
            IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(
                    number ->
                        () -> {
                          PasswordHash hash = hasher.hash(PASSWORD + number);
                          return hasher.matches(PASSWORD + number, hash)
                              && !hasher.matches(PASSWORD, hash);
                        }));

    assertThat(matched).hasSize(8).containsOnly(true);
  }
}
