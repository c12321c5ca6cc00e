package ai.chatbot.core.access;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.User;

/** What somebody is to a chat. */
public enum Standing {
  /** It is theirs. */
  OWNER,
  /** It is somebody else's, and public. */
  PUBLIC_READER,
  /** It is none of their business. */
  STRANGER;

  /** What that user is to that chat; whether guest or member does not matter. */
  public static Standing of(User user, Chat chat) {
    if (chat.belongsTo(user.id())) {
      return OWNER;
    }
    return chat.visibility() == Visibility.PUBLIC ? PUBLIC_READER : STRANGER;
  }
}
