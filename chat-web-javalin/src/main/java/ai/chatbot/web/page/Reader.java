package ai.chatbot.web.page;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.identity.User;
import java.util.Locale;

/**
 * Whoever looks at a page.
 *
 * @param id keeps apart what a browser remembers of several people
 * @param email empty for a guest
 */
public record Reader(String id, String email) {
  public Reader {
    requireNonNull(id, "id is null");
    requireNonNull(email, "email is null");
  }

  /** That user. */
  public static Reader of(User user) {
    return new Reader(
        user.id().toString(),
        switch (user) {
          case User.Member member -> member.email().value();
          case User.Guest guest -> "";
        });
  }

  /** Has this reader no account? */
  public boolean isGuest() {
    return email.isEmpty();
  }

  /** The letter that stands for this reader; empty for a guest. */
  public String initial() {
    return isGuest()
        ? ""
        : email.substring(0, email.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
  }
}
