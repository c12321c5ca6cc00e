package ai.chatbot.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.People;
import ai.chatbot.core.identity.User;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class SessionTokensTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final SessionTokens tokens = new SessionTokens("s".repeat(32), InstantSource.fixed(NOON));
  private final User.Guest guest = People.aGuest();

  @Test
  void aTokenNamesItsGuest() {
    assertThat(tokens.read(tokens.sign(guest))).contains(guest);
  }

  @Test
  void aTokenIsGoodForThirtyDays() {
    String token = tokens.sign(guest);
    assertThat(at(NOON.plus(SessionTokens.LIFE).minusSeconds(1)).read(token)).contains(guest);
    assertThat(at(NOON.plus(SessionTokens.LIFE).plusSeconds(1)).read(token)).isEmpty();
  }

  @Test
  void everyAlteredCharacterSpoilsAToken() {
    String token = tokens.sign(guest);
    for (int i = 0; i < token.length() - 1; i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String altered = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(tokens.read(altered)).as("altered at %d", i).isEmpty();
    }
  }

  private static SessionTokens at(Instant now) {
    return new SessionTokens("s".repeat(32), InstantSource.fixed(now));
  }
}
