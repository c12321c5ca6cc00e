package ai.chatbot.core.usecase;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.access.AccessRules;
import ai.chatbot.core.access.Plans;
import ai.chatbot.core.catalog.Model;
import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Pick;
import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.ChatPage;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.Chats;
import ai.chatbot.core.port.Stores;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a user has: chats, messages, documents, and models to ask. What a user may not see is empty,
 * as if it were not there. Safe for use by many threads.
 */
public final class Shelf {
  /** The most chats in one page. */
  public static final int LARGEST_PAGE = 100;

  private final Stores stores;
  private final ModelRouter router;
  private final Plans plans;
  private final InstantSource clock;

  Shelf(Stores stores, ModelRouter router, Plans plans, InstantSource clock) {
    this.stores = stores;
    this.router = router;
    this.plans = plans;
    this.clock = clock;
  }

  /** All models, the default first, and whether the user's plan includes each. */
  public List<OfferedModel> models(User user) {
    Set<ModelId> included = plans.of(user).models();
    return router.catalog().models().stream()
        .map(model -> new OfferedModel(model, included.contains(model.id())))
        .toList();
  }

  /**
   * Whom the user asks who does not say whom: the first that their plan includes and that can be
   * called today.
   */
  public Model defaultModel(User user) {
    Set<ModelId> included = plans.of(user).models();
    List<Model> all = router.catalog().models();
    return all.stream()
        .filter(model -> answers(new Pick(model.id().value(), included)))
        .findFirst()
        .orElseGet(all::getFirst);
  }

  private boolean answers(Pick pick) {
    return router.route(Purpose.CHAT, pick, clock.instant()).first().isPresent();
  }

  /**
   * A page of the user's own chats; empty where the position's cursor is not one of them.
   *
   * @throws IllegalArgumentException if the limit is not between 1 and {@link #LARGEST_PAGE}
   */
  public Optional<ChatPage> chats(User user, Chats.Position from, int limit) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new IllegalArgumentException("limit is not between 1 and " + LARGEST_PAGE);
    }
    return stores.chats().page(user.id(), from, limit);
  }

  /** A chat that the user may read. */
  public Optional<Chat> chat(User user, ChatId id) {
    return stores.chats().find(id).filter(chat -> AccessRules.toRead(user, chat).isAllowed());
  }

  /** The messages of a chat that the user may read, without the answer that is being made. */
  public Optional<List<Message>> messages(User user, ChatId id) {
    return chat(user, id).map(chat -> stores.messages().of(chat.id()));
  }

  /** All versions of the user's own document, oldest first. */
  public List<DocumentVersion> document(User user, DocumentId id) {
    return stores.documents().versions(user.id(), id);
  }

  /** A model and whether one may ask it. */
  public record OfferedModel(Model model, boolean included) {
    public OfferedModel {
      requireNonNull(model, "model is null");
    }
  }
}
