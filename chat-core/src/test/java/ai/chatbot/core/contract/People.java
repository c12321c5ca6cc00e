package ai.chatbot.core.contract;

import ai.chatbot.core.identity.Email;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.identity.UserId;
import java.util.UUID;

/** Whom the tests are about. */
public final class People {
  private static final User.Member ANNA =
      member("a0a0a0a0-0000-4000-8000-00000000000a", "anna@example.org");
  private static final User.Member BEN =
      member("b0b0b0b0-0000-4000-8000-00000000000b", "ben@example.org");

  private People() {}

  /** A member. */
  public static User.Member anna() {
    return ANNA;
  }

  /** Another member, who has nothing to do with Anna. */
  public static User.Member ben() {
    return BEN;
  }

  /** A guest whom nobody has seen before: somebody else at every call. */
  public static User.Guest aGuest() {
    return new User.Guest(new UserId(UUID.randomUUID()));
  }

  private static User.Member member(String id, String email) {
    return new User.Member(new UserId(UUID.fromString(id)), new Email(email));
  }
}
