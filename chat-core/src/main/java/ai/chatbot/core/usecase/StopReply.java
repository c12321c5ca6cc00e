package ai.chatbot.core.usecase;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.Stores;

/** Stops the reply that lives in a chat; what was said is kept. Safe for use by many threads. */
public final class StopReply {
  private final Stores stores;
  private final LiveReplies replies;

  StopReply(Stores stores, LiveReplies replies) {
    this.stores = stores;
    this.replies = replies;
  }

  /**
   * Asks for the stop and returns at once. Stopping where nothing lives is no error.
   *
   * @return false if the chat is not this user's, or not there
   */
  public boolean stop(User user, ChatId chat) {
    boolean allowed = new KnownChats(stores).writableBy(user, chat).isPresent();
    if (allowed) {
      replies.liveIn(chat).ifPresent(reply -> replies.stop(reply.id()));
    }
    return allowed;
  }
}
