package ai.chatbot.core.usecase;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.ChatPage;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.Vote;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.document.Suggestion;
import ai.chatbot.core.identity.Account;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.Chats.Position;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.UsageLedger;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Hands a user all that is kept of them, but for the hash of their password. Safe for use by many
 * threads.
 */
public final class Export {
  private static final int PAGE = 100;

  private final Stores stores;

  Export(Stores stores) {
    this.stores = stores;
  }

  /**
   * Hands over one item after the other: the profile, the chats, newest first, the documents,
   * oldest first, and what was used. Each is as it is when its turn comes; what is added or deleted
   * meanwhile may be in it or not. A sink that throws ends it.
   */
  public void of(User user, Consumer<? super Item> sink) {
    sink.accept(profile(user));
    chats(user, sink);
    stores.documents().newest(user.id()).forEach(newest -> sink.accept(document(newest)));
    sink.accept(used(user));
  }

  private Item profile(User user) {
    return new Item.Profile(user, stores.users().find(user.id()).map(Account::createdAt));
  }

  /** Where the last chat of a page is deleted meanwhile, it begins again and skips what it had. */
  private void chats(User user, Consumer<? super Item> sink) {
    Set<ChatId> done = new HashSet<>();
    Optional<Position> from = Optional.of(new Position.Newest());
    while (from.isPresent()) {
      Optional<ChatPage> page = stores.chats().page(user.id(), from.get(), PAGE);
      page.stream()
          .flatMap(it -> it.chats().stream())
          .filter(chat -> done.add(chat.id()))
          .forEach(chat -> sink.accept(conversation(chat)));
      from = page.map(Export::following).orElseGet(() -> Optional.of(new Position.Newest()));
    }
  }

  private static Optional<Position> following(ChatPage page) {
    return page.hasMore()
        ? Optional.of(new Position.OlderThan(page.chats().getLast().id()))
        : Optional.empty();
  }

  private Item conversation(Chat chat) {
    return new Item.Conversation(
        chat, stores.messages().of(chat.id()), stores.votes().of(chat.id()));
  }

  private Item document(DocumentVersion newest) {
    return new Item.Document(
        stores.documents().versions(newest.owner(), newest.id()),
        stores.suggestions().of(newest.owner(), newest.id()));
  }

  private Item used(User user) {
    return new Item.Used(
        stores.usage().questions(user.id(), Instant.EPOCH),
        stores.usage().totals(user.id(), Instant.EPOCH));
  }

  /** Something that is kept of a user. */
  public sealed interface Item {
    /** Who they are, and when they registered if they are a member. */
    record Profile(User user, Optional<Instant> registeredAt) implements Item {
      public Profile {
        requireNonNull(user, "user is null");
        requireNonNull(registeredAt, "registeredAt is null");
      }
    }

    /** A chat, without the answer that is being made. */
    record Conversation(Chat chat, List<Message> messages, List<Vote> votes) implements Item {
      public Conversation {
        requireNonNull(chat, "chat is null");
        messages = List.copyOf(messages);
        votes = List.copyOf(votes);
      }
    }

    /** All versions of a document, oldest first, and what was suggested to change in them. */
    record Document(List<DocumentVersion> versions, List<Suggestion> suggestions) implements Item {
      public Document {
        versions = List.copyOf(versions);
        suggestions = List.copyOf(suggestions);
      }
    }

    /** When they asked, and what the calls of each model took, since the beginning. */
    record Used(List<Instant> questions, List<UsageLedger.Total> totals) implements Item {
      public Used {
        questions = List.copyOf(questions);
        totals = List.copyOf(totals);
      }
    }
  }
}
