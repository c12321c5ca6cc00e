package ai.chatbot.core.port;

import static java.util.Objects.requireNonNull;

/**
 * The stores of one installation; they keep their facts in one place. Any method of any store may
 * throw {@link StoreUnavailable}.
 */
public record Stores(
    Turns turns,
    Chats chats,
    Messages messages,
    Votes votes,
    Documents documents,
    Suggestions suggestions,
    Users users,
    UsageLedger usage,
    ReplyLog replies) {
  public Stores {
    requireNonNull(turns, "turns is null");
    requireNonNull(chats, "chats is null");
    requireNonNull(messages, "messages is null");
    requireNonNull(votes, "votes is null");
    requireNonNull(documents, "documents is null");
    requireNonNull(suggestions, "suggestions is null");
    requireNonNull(users, "users is null");
    requireNonNull(usage, "usage is null");
    requireNonNull(replies, "replies is null");
  }
}
