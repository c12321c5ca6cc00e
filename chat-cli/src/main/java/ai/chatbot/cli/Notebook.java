package ai.chatbot.cli;

import ai.chatbot.core.access.Plans;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.ChatPage;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.Chats;
import ai.chatbot.core.port.Stores;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where somebody's chats are kept, open.
 *
 * @param stores in which they are
 * @param owner whose they are
 * @param plans what the owner may ask
 * @param closing lets go of the stores
 */
record Notebook(Stores stores, User owner, Plans plans, Runnable closing) implements AutoCloseable {
  private static final int PAGE = 100;

  /** The same for a script to answer: what takes no model's tokens is not entered as if it did. */
  Notebook withoutCosts() {
    Stores kept =
        new Stores(
            stores.turns(),
            stores.chats(),
            stores.messages(),
            stores.votes(),
            stores.documents(),
            stores.suggestions(),
            stores.users(),
            InMemoryStores.empty(InstantSource.system()).usage(),
            stores.replies());
    return new Notebook(kept, owner, plans, closing);
  }

  /** A chat that is not there yet. */
  ChatId newChat() {
    return new ChatId(UUID.randomUUID());
  }

  /** All of the owner's chats, newest first; read as they are wanted. */
  Stream<Chat> chats() {
    return Stream.iterate(
            Optional.of(page(new Chats.Position.Newest())),
            Optional::isPresent,
            page -> page.filter(ChatPage::hasMore).map(this::after))
        .flatMap(page -> page.orElseThrow().chats().stream());
  }

  /**
   * The chat in which something was said last.
   *
   * @throws Refusal if there is none
   */
  Chat latest() {
    return stores
        .chats()
        .latest(owner.id())
        .orElseThrow(() -> Refusal.usage("There is no chat yet to go on with: ask without -c."));
  }

  /**
   * The owner's chat whose id begins so.
   *
   * @throws Refusal if there is none, or more than one
   */
  Chat chat(String beginning) {
    String wanted = beginning.toLowerCase(Locale.ROOT);
    List<Chat> meant =
        chats().filter(chat -> chat.id().toString().startsWith(wanted)).limit(2).toList();
    if (wanted.isEmpty() || meant.isEmpty()) {
      throw Refusal.usage(
          "No chat of yours has an id that begins with “%s”: chat history lists them."
              .formatted(beginning));
    }
    if (meant.size() > 1) {
      throw Refusal.usage(
          "More than one chat has an id that begins with “%s”: give more of it, such as %s."
              .formatted(beginning, meant.getFirst().id()));
    }
    return meant.getFirst();
  }

  /** The family whose model answered last in that chat, if the catalogue still has it. */
  Optional<String> askedLast(Chat chat, ModelCatalog catalog) {
    return stores.messages().of(chat.id()).stream()
        .flatMap(message -> message.answeredBy().stream())
        .map(MessagePart.AnsweredBy::model)
        .reduce((earlier, later) -> later)
        .filter(name -> catalog.find(name).isPresent());
  }

  @Override
  public void close() {
    closing.run();
  }

  private ChatPage after(ChatPage page) {
    return page(new Chats.Position.OlderThan(page.chats().getLast().id()));
  }

  /** A cursor that is deleted meanwhile leads nowhere. */
  private ChatPage page(Chats.Position from) {
    return stores.chats().page(owner.id(), from, PAGE).orElse(new ChatPage(List.of(), false));
  }
}
