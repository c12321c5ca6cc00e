package ai.chatbot.core.conversation;

import java.util.List;

/** Some of a user's chats, newest first, and whether there are more in the direction asked for. */
public record ChatPage(List<Chat> chats, boolean hasMore) {
  public ChatPage {
    chats = List.copyOf(chats);
  }
}
