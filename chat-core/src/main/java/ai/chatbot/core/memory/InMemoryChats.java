package ai.chatbot.core.memory;

import static java.util.Comparator.comparing;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.ChatPage;
import ai.chatbot.core.conversation.Excerpt;
import ai.chatbot.core.conversation.SearchWords;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Chats;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

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
  public Optional<Chat> latest(UserId owner) {
    return memory.atomically(
        () ->
            newestFirst(owner).stream()
                .filter(chat -> !memory.messagesOf(chat.id()).isEmpty())
                .reduce((one, other) -> last(one).isBefore(last(other)) ? other : one));
  }

  private Instant last(Chat chat) {
    return memory.messagesOf(chat.id()).getLast().createdAt();
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

  @Override
  public Optional<Chat> rename(UserId owner, ChatId id, String title) {
    return change(owner, id, chat -> named(chat, title));
  }

  @Override
  public Optional<Chat> show(UserId owner, ChatId id, Visibility visibility) {
    return change(
        owner,
        id,
        chat -> new Chat(chat.id(), chat.owner(), chat.title(), visibility, chat.createdAt()));
  }

  @Override
  public Optional<Chat> delete(UserId owner, ChatId id) {
    return memory.atomically(
        () -> {
          Optional<Chat> gone = memory.chatOf(owner, id);
          gone.ifPresent(chat -> memory.forget(chat.id()));
          return gone;
        });
  }

  @Override
  public int deleteAll(UserId owner) {
    return memory.atomically(
        () -> {
          List<Chat> gone = newestFirst(owner);
          gone.forEach(chat -> memory.forget(chat.id()));
          return gone.size();
        });
  }

  @Override
  public List<Found> search(UserId owner, String words, int limit) {
    SearchWords wanted = SearchWords.of(words);
    return memory.atomically(
        () ->
            newestFirst(owner).stream()
                .flatMap(chat -> found(chat, wanted).stream())
                .limit(limit)
                .toList());
  }

  private Optional<Found> found(Chat chat, SearchWords wanted) {
    Optional<Excerpt> excerpt =
        memory.messagesOf(chat.id()).reversed().stream()
            .flatMap(message -> wanted.excerpt(message.text()).stream())
            .findFirst();
    return excerpt.isPresent() || wanted.areIn(chat.title())
        ? Optional.of(new Found(chat, excerpt))
        : Optional.empty();
  }

  private Optional<Chat> change(UserId owner, ChatId id, UnaryOperator<Chat> change) {
    return memory.atomically(
        () -> {
          Optional<Chat> changed = memory.chatOf(owner, id).map(change);
          changed.ifPresent(chat -> memory.chats.put(id, chat));
          return changed;
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
