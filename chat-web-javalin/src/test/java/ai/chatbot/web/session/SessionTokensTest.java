package ai.chatbot.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.People;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.usecase.Accounts;
import ai.chatbot.web.session.SessionTokens.Claim;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SessionTokensTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String SECRET = "s".repeat(32);
  private static final String NEXT = "n".repeat(32);

  private final SessionTokens tokens = at(NOON);
  private final User.Guest guest = People.aGuest();
  private final Claim claim = new Claim.OfGuest(guest.id());

  @Test
  void aTokenNamesItsGuest() {
    assertThat(tokens.read(tokens.sign(guest))).contains(claim);
  }

  @Test
  void aTokenNamesItsMemberAndTheSession() {
    String token = tokens.sign(new Accounts.Session(People.anna(), 7));
    assertThat(tokens.read(token)).contains(new Claim.OfMember(People.anna().id(), 7));
  }

  @Test
  void aTokenIsGoodForThirtyDays() {
    String token = tokens.sign(guest);
    assertThat(at(NOON.plus(SessionTokens.LIFE).minusSeconds(1)).read(token)).contains(claim);
    assertThat(at(NOON.plus(SessionTokens.LIFE).plusSeconds(1)).read(token)).isEmpty();
  }

  @Test
  void theSecretBeforeIsReadAndNoLongerSigns() {
    SessionTokens rotated = new SessionTokens(NEXT, Optional.of(SECRET), InstantSource.fixed(NOON));
    assertThat(rotated.read(tokens.sign(guest))).contains(claim);
    assertThat(tokens.read(rotated.sign(guest))).isEmpty();
    SessionTokens done = new SessionTokens(NEXT, Optional.empty(), InstantSource.fixed(NOON));
    assertThat(done.read(rotated.sign(guest))).contains(claim);
    assertThat(done.read(tokens.sign(guest))).as("once it is over").isEmpty();
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
    return new SessionTokens(SECRET, Optional.empty(), InstantSource.fixed(now));
  }
}
