package ai.chatbot.core.contract;

import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static java.util.Comparator.comparing;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.ChatPage;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.Chats;
import ai.chatbot.core.port.Stores;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can be wrong with {@link Chats}. */
interface BrokenChats extends Chats, BrokenStore<Chats> {

  /** Everything in the page, changed. */
  default Optional<ChatPage> changed(
      UserId owner, Position from, int limit, UnaryOperator<List<Chat>> change) {
    return correct()
        .page(owner, from, limit)
        .map(page -> new ChatPage(change.apply(page.chats()), page.hasMore()));
  }

  @CaughtBy("anEmptyStoreFindsNoChat")
  interface FindsWhatIsNotThere extends BrokenChats {
    @Override
    default Optional<Chat> find(ChatId id) {
      return correct()
          .find(id)
          .or(
              () ->
                  Optional.of(Chat.startedBy(anna().id(), id, Visibility.PRIVATE, AQuestion.NOON)));
    }
  }

  @CaughtBy("aChatIsFoundAsItWasBegun")
  interface ForgetsThatAChatIsPublic extends BrokenChats {
    @Override
    default Optional<Chat> find(ChatId id) {
      return correct()
          .find(id)
          .map(it -> Chat.startedBy(it.owner(), id, Visibility.PRIVATE, it.createdAt()));
    }
  }

  @CaughtBy("aChatIsFoundWhoeverAsks")
  interface FindsPublicChatsAlone extends BrokenChats {
    @Override
    default Optional<Chat> find(ChatId id) {
      return correct().find(id).filter(chat -> chat.visibility() == Visibility.PUBLIC);
    }
  }

  @CaughtBy("whoHasNoChatsGetsAnEmptyPage")
  interface HasNoPageForWhomItDoesNotKnow extends BrokenChats {
    @Override
    default Optional<ChatPage> page(UserId owner, Position from, int limit) {
      return correct().page(owner, from, limit).filter(page -> !page.chats().isEmpty());
    }
  }

  @CaughtBy("pagesAreNewestFirst")
  interface OldestFirst extends BrokenChats {
    @Override
    default Optional<ChatPage> page(UserId owner, Position from, int limit) {
      return changed(owner, from, limit, List::reversed);
    }
  }

  @CaughtBy("pagesAreNewestFirst")
  interface DropsTheOrder extends BrokenChats {
    @Override
    default Optional<ChatPage> page(UserId owner, Position from, int limit) {
      return changed(owner, from, limit, DropsTheOrder::rotated);
    }

    private static List<Chat> rotated(List<Chat> chats) {
      List<Chat> rotated = new ArrayList<>(chats);
      Collections.rotate(rotated, 1);
      return rotated;
    }
  }

  @CaughtBy("newerThanGivesThePageJustBeforeNewestFirst")
  interface OldestFirstGoingForward extends BrokenChats {
    @Override
    default Optional<ChatPage> page(UserId owner, Position from, int limit) {
      return from instanceof Position.NewerThan
          ? changed(owner, from, limit, List::reversed)
          : correct().page(owner, from, limit);
    }
  }

  @CaughtBy("newerThanGivesThePageJustBeforeNewestFirst")
  interface BeginsAtTheNewestGoingForward extends BrokenChats {
    @Override
    default Optional<ChatPage> page(UserId owner, Position from, int limit) {
      return from instanceof Position.NewerThan
          ? correct()
              .page(owner, from, 1_000)
              .map(all -> new ChatPage(first(limit, all.chats()), all.chats().size() > limit))
          : correct().page(owner, from, limit);
    }

    private static List<Chat> first(int limit, List<Chat> chats) {
      return chats.subList(0, Math.min(limit, chats.size()));
    }
  }

  @CaughtBy("chatsOfOneMomentComeWithTheGreatestIdFirst")
  interface TakesTheFirstDigitOfAnIdForASign extends BrokenChats {
    @Override
    default Optional<ChatPage> page(UserId owner, Position from, int limit) {
      return changed(owner, from, limit, TakesTheFirstDigitOfAnIdForASign::sorted);
    }

    private static List<Chat> sorted(List<Chat> chats) {
      return chats.stream()
          .sorted(comparing(Chat::createdAt).thenComparing(chat -> chat.id().value()).reversed())
          .toList();
    }
  }

  @CaughtBy("chatsOfOneMomentComeWithTheGreatestIdFirst")
  interface LeastIdOfAMomentFirst extends BrokenChats {
    @Override
    default Optional<ChatPage> page(UserId owner, Position from, int limit) {
      return changed(owner, from, limit, LeastIdOfAMomentFirst::sorted);
    }

    private static List<Chat> sorted(List<Chat> chats) {
      return chats.stream()
          .sorted(comparing(Chat::createdAt).reversed().thenComparing(chat -> chat.id().toString()))
          .toList();
    }
  }

  @CaughtBy("aPageHoldsNoMoreThanAskedForAndSaysThatThereAreMore")
  interface IgnoresTheLimit extends BrokenChats {
    @Override
    default Optional<ChatPage> page(UserId owner, Position from, int limit) {
      return correct().page(owner, from, 1_000);
    }
  }

  @CaughtBy({
    "aPageHoldsNoMoreThanAskedForAndSaysThatThereAreMore",
    "olderThanGivesThePageThatFollows",
    "newerThanGivesThePageJustBeforeNewestFirst"
  })
  interface NeverHasMore extends BrokenChats {
    @Override
    default Optional<ChatPage> page(UserId owner, Position from, int limit) {
      return correct().page(owner, from, limit).map(page -> new ChatPage(page.chats(), false));
    }
  }

  @CaughtBy("aPageHoldsNoMoreThanAskedForAndSaysThatThereAreMore")
  interface HasMoreWheneverAPageIsFull extends BrokenChats {
    @Override
    default Optional<ChatPage> page(UserId owner, Position from, int limit) {
      return correct()
          .page(owner, from, limit)
          .map(page -> new ChatPage(page.chats(), page.chats().size() == limit));
    }
  }

  @CaughtBy("aFullPageAtEitherEndSaysThatThereAreNoMore")
  interface HasMoreWheneverAPageFromACursorIsFull extends BrokenChats {
    @Override
    default Optional<ChatPage> page(UserId owner, Position from, int limit) {
      return from instanceof Position.Newest
          ? correct().page(owner, from, limit)
          : correct()
              .page(owner, from, limit)
              .map(page -> new ChatPage(page.chats(), page.chats().size() == limit));
    }
  }

  @CaughtBy("nothingComesBeforeTheNewestNorAfterTheOldest")
  interface HasMoreBeyondTheEnds extends BrokenChats {
    @Override
    default Optional<ChatPage> page(UserId owner, Position from, int limit) {
      return correct()
          .page(owner, from, limit)
          .map(page -> page.chats().isEmpty() ? new ChatPage(List.of(), true) : page);
    }
  }

  @CaughtBy("olderThanGivesThePageThatFollows")
  interface BeginsWithTheCursor extends BrokenChats {
    @Override
    default Optional<ChatPage> page(UserId owner, Position from, int limit) {
      return from instanceof Position.OlderThan(ChatId cursor)
          ? changed(owner, from, limit, chats -> with(cursor, chats))
          : correct().page(owner, from, limit);
    }

    private List<Chat> with(ChatId cursor, List<Chat> chats) {
      return Stream.concat(correct().find(cursor).stream(), chats.stream())
          .limit(chats.size())
          .toList();
    }
  }

  @CaughtBy("pagingPastChatsOfOneMomentLosesNoneAndRepeatsNone")
  interface PagesByTheMomentAlone extends BrokenChats {
    @Override
    default Optional<ChatPage> page(UserId owner, Position from, int limit) {
      return from instanceof Position.OlderThan(ChatId cursor)
          ? changed(owner, from, limit, chats -> notOfTheMomentOf(cursor, chats))
          : correct().page(owner, from, limit);
    }

    private List<Chat> notOfTheMomentOf(ChatId cursor, List<Chat> chats) {
      return chats.stream()
          .filter(
              chat ->
                  correct().find(cursor).stream()
                      .noneMatch(it -> it.createdAt().equals(chat.createdAt())))
          .toList();
    }
  }

  @CaughtBy("nobodyElsesChatsAreOnAPage")
  interface ShowsBensChatsToEverybody extends BrokenChats {
    @Override
    default Optional<ChatPage> page(UserId owner, Position from, int limit) {
      return owner.equals(ben().id())
          ? correct().page(owner, from, limit)
          : changed(owner, from, limit, this::withBens);
    }

    private List<Chat> withBens(List<Chat> chats) {
      List<Chat> bens =
          correct().page(ben().id(), new Position.Newest(), 1_000).orElseThrow().chats();
      return Stream.concat(chats.stream(), bens.stream())
          .sorted(comparing(Chat::createdAt).reversed())
          .toList();
    }
  }

  @CaughtBy({"aCursorOfSomebodyElsesChatLeadsNowhere", "aCursorOfNoChatLeadsNowhere"})
  interface BeginsAnewAtACursorThatIsNotThere extends BrokenChats {
    @Override
    default Optional<ChatPage> page(UserId owner, Position from, int limit) {
      return correct()
          .page(owner, from, limit)
          .or(() -> correct().page(owner, new Position.Newest(), limit));
    }
  }

  @CaughtBy("aCursorOfSomebodyElsesChatLeadsNowhere")
  interface AcceptsTheCursorOfSomebodyElse extends BrokenChats {
    @Override
    default Optional<ChatPage> page(UserId owner, Position from, int limit) {
      return correct().page(owner, from, limit).or(() -> ofAnothersMoment(owner, from));
    }

    private Optional<ChatPage> ofAnothersMoment(UserId owner, Position from) {
      return from instanceof Position.OlderThan(ChatId cursor)
          ? correct().find(cursor).flatMap(chat -> before(owner, chat))
          : Optional.empty();
    }

    private Optional<ChatPage> before(UserId owner, Chat another) {
      return changed(
          owner,
          new Position.Newest(),
          1_000,
          chats ->
              chats.stream()
                  .filter(chat -> chat.createdAt().isBefore(another.createdAt()))
                  .toList());
    }
  }

  @CaughtBy("aCursorOfNoChatLeadsNowhere")
  interface HasAnEmptyPageAtACursorOfNoChat extends BrokenChats {
    @Override
    default Optional<ChatPage> page(UserId owner, Position from, int limit) {
      return correct()
          .page(owner, from, limit)
          .or(() -> Optional.of(new ChatPage(List.of(), false)));
    }
  }

  @CaughtBy("anUntitledChatIsNamedOnce")
  interface OverwritesAName extends BrokenChats {
    Map<ChatId, String> TITLES = new ConcurrentHashMap<>();

    @Override
    default boolean nameUntitled(ChatId id, String title) {
      TITLES.put(id, title);
      return correct().nameUntitled(id, title);
    }

    @Override
    default Optional<Chat> find(ChatId id) {
      return correct().find(id).map(OverwritesAName::named);
    }

    private static Chat named(Chat chat) {
      String title = TITLES.getOrDefault(chat.id(), chat.title());
      return new Chat(chat.id(), chat.owner(), title, chat.visibility(), chat.createdAt());
    }
  }

  @CaughtBy({"anUntitledChatIsNamedOnce", "ofManyWhoNameAChatAtOnceOneSucceeds"})
  interface SaysThatItNamedANamedChat extends BrokenChats {
    @Override
    default boolean nameUntitled(ChatId id, String title) {
      return correct().nameUntitled(id, title) || correct().find(id).isPresent();
    }
  }

  @CaughtBy("ofManyWhoNameAChatAtOnceOneSucceeds")
  interface LooksAndThenNames extends BrokenChats {
    @Override
    default boolean nameUntitled(ChatId id, String title) {
      boolean untitled = correct().find(id).filter(Chat::isUntitled).isPresent();
      dawdle();
      correct().nameUntitled(id, title);
      return untitled;
    }
  }

  @CaughtBy("aChatThatIsNotThereIsNotNamed")
  interface SaysThatItNamedAChatThatIsNotThere extends BrokenChats {
    @Override
    default boolean nameUntitled(ChatId id, String title) {
      return correct().nameUntitled(id, title) || correct().find(id).isEmpty();
    }
  }

  @CaughtBy("namingAChatLeavesTheOthersAlone")
  interface NamesEveryChatOfTheOwner extends BrokenChats {
    @Override
    default boolean nameUntitled(ChatId id, String title) {
      return correct().find(id).stream()
          .flatMap(chat -> correct().page(chat.owner(), new Position.Newest(), 1_000).stream())
          .flatMap(page -> page.chats().stream())
          .map(chat -> correct().nameUntitled(chat.id(), title))
          .reduce(false, Boolean::logicalOr);
    }
  }

  @ExtendWith(FaultOfTheRun.class)
  final class Contract extends ChatsContract {
    private final Fault fault;

    Contract(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected Stores emptyStores() {
      return fault.in(InMemoryStores.empty(InstantSource.system()));
    }
  }
}
