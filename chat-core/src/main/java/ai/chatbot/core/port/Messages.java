package ai.chatbot.core.port;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import java.util.List;

/** The messages of chats. Questions come by {@link Turns}, answers by {@link ReplyLog#close}. */
public interface Messages {

  /** All messages of that chat in the order in which they were stored; empty for no such chat. */
  List<Message> of(ChatId chat);
}
