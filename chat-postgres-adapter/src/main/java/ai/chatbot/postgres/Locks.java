package ai.chatbot.postgres;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.identity.UserId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The locks that keep writers apart. Whoever takes several takes them in this order, so that no two
 * wait for each other: the user, the chat, its live reply, its messages, the ledger.
 *
 * <p>Opening, resuming and deleting begin with the user: those of one user happen one after the
 * other. Closing begins with a share of the chat, which a deletion waits for, or waits for, before
 * it touches a reply or a message; so what a deletion has looked at stays as it is. Appending,
 * stopping and taking over hold the reply alone. Naming and showing a chat hold its row alone, in a
 * way that a share of it does not mind.
 *
 * <p>Discarding holds ended replies, and deleting idle guests begins with several users; both pass
 * over rows that somebody else holds. The guests' documents come right after the users.
 */
final class Locks {
  private Locks() {}

  /** Returns false, and holds nothing, if there is no such user. */
  static boolean holdUser(Handle handle, UserId user) {
    return handle
        .createQuery(TurnSql.LOCK_ASKER)
        .bind("asker", user.value())
        .mapTo(int.class)
        .findOne()
        .isPresent();
  }

  /** That chat, held against closing and all other writing, if it is that owner's. */
  static Optional<Chat> holdChat(Handle handle, UserId owner, ChatId chat) {
    return handle
        .createQuery(ChatSql.LOCK)
        .bind("chat", chat.value())
        .bind("owner", owner.value())
        .map(ChatRows::chat)
        .findOne();
  }
}
