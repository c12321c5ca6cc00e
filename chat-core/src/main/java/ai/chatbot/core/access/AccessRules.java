package ai.chatbot.core.access;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.User;

/** Who may do what with a chat. */
public final class AccessRules {
  private AccessRules() {}

  /** Its owner may read a chat, and anybody a public one. */
  public static boolean mayRead(User user, Chat chat) {
    return chat.belongsTo(user.id()) || chat.visibility() == Visibility.PUBLIC;
  }

  /** Its owner alone may write into a chat, stop its answers or delete it. */
  public static boolean mayWrite(User user, Chat chat) {
    return chat.belongsTo(user.id());
  }
}
