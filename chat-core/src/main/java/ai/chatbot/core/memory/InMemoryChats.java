package ai.chatbot.core.memory;

import static java.util.Comparator.comparing;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.ChatPage;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Chats;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Keeps chats in a map. */
final class InMemoryChats implements Chats {
  /** Ids compare by their digits: {@link java.util.UUID#compareTo} takes the first as a sign. */
  private static final Comparator<Chat> NEWEST_FIRST =
      comparing(Chat::createdAt).thenComparing(chat -> chat.id().toString()).reversed();

  private final Memory memory;

  InMemoryChats(Memory memory) {
    this.memory = memory;
  }

  @Override
  public Optional<Chat> find(ChatId id) {
    return memory.atomically(() -> Optional.ofNullable(memory.chats.get(id)));
  }

  @Override
  public Optional<ChatPage> page(UserId owner, Position from, int limit) {
    List<Chat> all = newestFirst(owner);
    return switch (from) {
      case Position.Newest newest -> Optional.of(after(all, -1, limit));
      case Position.OlderThan older ->
          index(all, older.cursor()).map(cursor -> after(all, cursor, limit));
      case Position.NewerThan newer ->
          index(all, newer.cursor()).map(cursor -> before(all, cursor, limit));
    };
  }

  @Override
  public boolean nameUntitled(ChatId id, String title) {
    return memory.atomically(
        () -> {
          Optional<Chat> untitled =
              Optional.ofNullable(memory.chats.get(id)).filter(Chat::isUntitled);
          untitled.ifPresent(chat -> memory.chats.put(id, named(chat, title)));
          return untitled.isPresent();
        });
  }

  private static Chat named(Chat chat, String title) {
    return new Chat(chat.id(), chat.owner(), title, chat.visibility(), chat.createdAt());
  }

  private List<Chat> newestFirst(UserId owner) {
    return memory.atomically(
        () ->
            memory.chats.values().stream()
                .filter(chat -> chat.belongsTo(owner))
                .sorted(NEWEST_FIRST)
                .toList());
  }

  private static Optional<Integer> index(List<Chat> chats, ChatId cursor) {
    int index = chats.stream().map(Chat::id).toList().indexOf(cursor);
    return index < 0 ? Optional.empty() : Optional.of(index);
  }

  private static ChatPage after(List<Chat> all, int cursor, int limit) {
    List<Chat> rest = all.subList(cursor + 1, all.size());
    return new ChatPage(rest.subList(0, Math.min(limit, rest.size())), rest.size() > limit);
  }

  private static ChatPage before(List<Chat> all, int cursor, int limit) {
    return new ChatPage(all.subList(Math.max(cursor - limit, 0), cursor), cursor > limit);
  }
}
