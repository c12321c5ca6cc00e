package ai.chatbot.core.port;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.identity.UserId;
import java.util.List;

/** The messages of chats. Questions come by {@link Turns}, answers by {@link ReplyLog#close}. */
public interface Messages {

  /** All messages of that chat in the order in which they were stored; empty for no such chat. */
  List<Message> of(ChatId chat);

  /**
   * Deletes that message and those after it, with their votes and replies; a reply that lives in
   * the chat is deleted too, also if its answer is meant, which is no message yet. Atomic.
   *
   * @return how many messages were deleted; none if the owner has no such chat or it no such
   *     message, or one that is only being made
   */
  int deleteFrom(UserId owner, ChatId chat, MessageId first);
}
