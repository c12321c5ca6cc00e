package ai.chatbot.core.port;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.ChatPage;
import ai.chatbot.core.identity.UserId;
import java.util.Optional;

/** The chats that are kept. Each method is atomic. */
public interface Chats {

  /** The chat of that id, whoever asks: rules are the caller's. */
  Optional<Chat> find(ChatId id);

  /**
   * Some of the owner's chats, newest first; chats of one moment come with the greatest id first,
   * ids compared by their digits. {@link Position.OlderThan} gives the page that follows the
   * cursor, {@link Position.NewerThan} the page just before it. Empty where the cursor is not one
   * of the owner's chats.
   *
   * @param limit at least 1
   */
  Optional<ChatPage> page(UserId owner, Position from, int limit);

  /** Names the chat if nobody has named it yet. Returns whether it did. */
  boolean nameUntitled(ChatId id, String title);

  /** Where a page begins. */
  sealed interface Position {
    /** At the newest chat. */
    record Newest() implements Position {}

    /** Just after that chat, going back in time. */
    record OlderThan(ChatId cursor) implements Position {}

    /** Just before that chat, going forward in time. */
    record NewerThan(ChatId cursor) implements Position {}
  }
}
