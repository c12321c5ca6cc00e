package ai.chatbot.core.port;

import static java.util.Objects.requireNonNull;

/** The stores of one installation; they keep their facts in one place. */
public record Stores(
    Turns turns, Chats chats, Messages messages, Documents documents, ReplyLog replies) {
  public Stores {
    requireNonNull(turns, "turns is null");
    requireNonNull(chats, "chats is null");
    requireNonNull(messages, "messages is null");
    requireNonNull(documents, "documents is null");
    requireNonNull(replies, "replies is null");
  }
}
