package ai.chatbot.core.port;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.ChatPage;
import ai.chatbot.core.conversation.Excerpt;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.SearchWords;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.UserId;
import java.util.List;
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

  /**
   * That owner's chat whose last message is the newest; of several such the newest chat. Empty if
   * the owner has no chat with a message.
   */
  Optional<Chat> latest(UserId owner);

  /** Names the chat if nobody has named it yet. Returns whether it did. */
  boolean nameUntitled(ChatId id, String title);

  /** Names that owner's chat. Returns it as it is then; empty if the owner has no such chat. */
  Optional<Chat> rename(UserId owner, ChatId id, String title);

  /** Says who may read that owner's chat. Returns it as it is then; empty if there is none. */
  Optional<Chat> show(UserId owner, ChatId id, Visibility visibility);

  /**
   * Deletes that owner's chat with its messages, votes and replies; documents stay. Returns what it
   * was; empty if the owner has no such chat.
   */
  Optional<Chat> delete(UserId owner, ChatId id);

  /** Deletes all of that owner's chats as {@link #delete} does. Returns how many there were. */
  int deleteAll(UserId owner);

  /**
   * That owner's chats whose title, or one of whose messages, has all of the {@linkplain
   * SearchWords words} in its {@linkplain Message#text() text}; newest first as in {@link #page}.
   * By no words nothing is found, and no text is wrong to look for. Of a text of more than 200,000
   * characters the rest need not be found.
   *
   * @param limit at least 1
   */
  List<Found> search(UserId owner, String words, int limit);

  /**
   * A chat that was looked for.
   *
   * @param excerpt some of the newest message that has the words, marked as {@link
   *     SearchWords#excerpt} does; empty if the title alone has them
   */
  record Found(Chat chat, Optional<Excerpt> excerpt) {
    public Found {
      requireNonNull(chat, "chat is null");
      requireNonNull(excerpt, "excerpt is null");
    }
  }

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
