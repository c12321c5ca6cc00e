package ai.chatbot.core.conversation;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.identity.UserId;
import java.time.Instant;

/** A conversation: whose it is, what it is called, who may read it. Its messages are kept apart. */
public record Chat(
    ChatId id, UserId owner, String title, Visibility visibility, Instant createdAt) {
  /** What a chat is called until its title is made. */
  public static final String UNTITLED = "New chat";

  public Chat {
    requireNonNull(id, "id is null");
    requireNonNull(owner, "owner is null");
    requireNonNull(title, "title is null");
    requireNonNull(visibility, "visibility is null");
    requireNonNull(createdAt, "createdAt is null");
  }

  /** A chat that begins now, still without a title. */
  public static Chat startedBy(UserId owner, ChatId id, Visibility visibility, Instant at) {
    return new Chat(id, owner, UNTITLED, visibility, at);
  }

  /** Is this that user's chat? */
  public boolean belongsTo(UserId user) {
    return owner.equals(user);
  }

  /** Has nobody named it yet? */
  public boolean isUntitled() {
    return title.equals(UNTITLED);
  }
}
