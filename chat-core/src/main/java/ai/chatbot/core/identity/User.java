package ai.chatbot.core.identity;

import static java.util.Objects.requireNonNull;

/** Somebody with a session. */
public sealed interface User {
  /** The id under which this user's chats are kept. */
  UserId id();

  /** Somebody who has not given a name: known by a session alone. */
  record Guest(UserId id) implements User {
    public Guest {
      requireNonNull(id, "id is null");
    }

    /** The same user with an account: chats, documents and votes stay theirs. */
    public Member registered(Email email) {
      return new Member(id, email);
    }
  }

  /** Somebody with an account. */
  record Member(UserId id, Email email) implements User {
    public Member {
      requireNonNull(id, "id is null");
      requireNonNull(email, "email is null");
    }
  }
}
