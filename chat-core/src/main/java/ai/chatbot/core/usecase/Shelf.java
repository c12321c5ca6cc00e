package ai.chatbot.core.usecase;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.access.AccessRules;
import ai.chatbot.core.access.Decision;
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
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.Chats;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.CleanText;
import ai.chatbot.core.value.Blank;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a user has: chats, messages, and models to ask. What a user may not see is empty, as if it
 * were not there. Safe for use by many threads.
 */
public final class Shelf {
  /** The most chats in one page. */
  public static final int LARGEST_PAGE = 100;

  /** The longest name of a chat, in Unicode code points. */
  public static final int LONGEST_TITLE = 200;

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
    refuseOutside(limit);
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

  /** Names a chat, in one line of at most {@link #LONGEST_TITLE} code points. */
  public Change rename(User user, ChatId id, String title) {
    String name = title.strip();
    return isName(name)
        ? change(user, id, () -> stores.chats().rename(user.id(), id, name))
        : new Change.Unreadable();
  }

  private static boolean isName(String text) {
    return !Blank.is(text)
        && CleanText.isClean(text)
        && text.chars().noneMatch(Character::isISOControl)
        && text.codePointCount(0, text.length()) <= LONGEST_TITLE;
  }

  /** Says who may read a chat. */
  public Change show(User user, ChatId id, Visibility visibility) {
    return change(user, id, () -> stores.chats().show(user.id(), id, visibility));
  }

  /** Deletes a chat with all that is in it; an answer that is being made in it is stopped. */
  public Change delete(User user, ChatId id) {
    return change(user, id, () -> stores.chats().delete(user.id(), id));
  }

  /** Deletes all of the user's chats. Returns how many there were. */
  public int deleteAll(User user) {
    return stores.chats().deleteAll(user.id());
  }

  /**
   * Deletes a message and all after it; an answer that is being made in the chat is stopped, also
   * if it is the one that is meant.
   *
   * @return how many messages there were, without one that was only being made; empty if this user
   *     may not change such a chat
   */
  public OptionalInt deleteFrom(User user, ChatId id, MessageId first) {
    return new KnownChats(stores).writableBy(user, id).isPresent()
        ? OptionalInt.of(stores.messages().deleteFrom(user.id(), id, first))
        : OptionalInt.empty();
  }

  /**
   * The user's chats in which those words are, newest first.
   *
   * @throws IllegalArgumentException if the limit is not between 1 and {@link #LARGEST_PAGE}
   */
  public List<Chats.Found> search(User user, String words, int limit) {
    refuseOutside(limit);
    return CleanText.isClean(words) ? stores.chats().search(user.id(), words, limit) : List.of();
  }

  /** What somebody else may read, they may be told that they may not change. */
  private Change change(User user, ChatId id, Supplier<Optional<Chat>> change) {
    return stores
        .chats()
        .find(id)
        .map(
            chat ->
                switch (AccessRules.toWrite(user, chat)) {
                  case Decision.Allowed it ->
                      change.get().<Change>map(Change.Done::new).orElseGet(Change.Missing::new);
                  case Decision.Denied it -> new Change.Forbidden();
                  case Decision.Missing it -> new Change.Missing();
                })
        .orElseGet(Change.Missing::new);
  }

  private static void refuseOutside(int limit) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new IllegalArgumentException("limit is not between 1 and " + LARGEST_PAGE);
    }
  }

  /** What came of changing a chat. */
  public sealed interface Change {
    /** The chat as it is now; if it was deleted, as it was. */
    record Done(Chat chat) implements Change {}

    /** The name is blank, too long, or has characters that no text has. */
    record Unreadable() implements Change {}

    /** This user may read the chat, and no more. */
    record Forbidden() implements Change {}

    /** There is no such chat for this user. */
    record Missing() implements Change {}
  }

  /** A model and whether one may ask it. */
  public record OfferedModel(Model model, boolean included) {
    public OfferedModel {
      requireNonNull(model, "model is null");
    }
  }
}
