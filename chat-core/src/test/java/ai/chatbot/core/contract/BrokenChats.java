package ai.chatbot.core.contract;

import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static java.util.Comparator.comparing;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.ChatPage;
import ai.chatbot.core.conversation.Excerpt;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.conversation.SearchWords;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.Chats;
import ai.chatbot.core.port.Stores;
import java.text.Normalizer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
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

  /** All of that owner's chats. */
  default List<Chat> all(UserId owner) {
    return correct().page(owner, new Position.Newest(), 1_000).orElseThrow().chats();
  }

  /** A chat of that owner's that is not there. */
  static Chat madeUp(UserId owner, ChatId id) {
    return Chat.startedBy(owner, id, Visibility.PRIVATE, AQuestion.NOON);
  }

  /** The title and the texts of a chat. */
  default List<String> texts(Chat chat) {
    Stream<String> texts = stores().messages().of(chat.id()).stream().map(Message::text);
    return Stream.concat(Stream.of(chat.title()), texts).toList();
  }

  /** Those of that owner's chats that are wanted, as if their titles had the words. */
  default List<Found> found(UserId owner, Predicate<Chat> wanted) {
    return all(owner).stream()
        .filter(wanted)
        .map(chat -> new Found(chat, Optional.empty()))
        .toList();
  }

  /** Those that are found and wanted. */
  default List<Found> foundOnly(UserId owner, String words, int limit, Predicate<Found> wanted) {
    return correct().search(owner, words, limit).stream().filter(wanted).toList();
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

  @CaughtBy("theLatestChatHasTheNewestMessageAlsoIfItBeganFirst")
  interface TakesTheNewestChatForTheLatest extends BrokenChats {
    @Override
    default Optional<Chat> latest(UserId owner) {
      return all(owner).stream().findFirst();
    }
  }

  @CaughtBy("ofChatsThatWereWrittenToAtOneMomentTheNewestIsTheLatest")
  interface TakesAnyOfOneMomentForTheLatest extends BrokenChats {
    @Override
    default Optional<Chat> latest(UserId owner) {
      return correct()
          .latest(owner)
          .flatMap(
              latest ->
                  all(owner).reversed().stream()
                      .filter(chat -> chat.createdAt().equals(latest.createdAt()))
                      .findFirst());
    }
  }

  @CaughtBy("nobodyElsesChatIsTheLatest")
  interface ShowsSomebodyElsesLatest extends BrokenChats {
    @Override
    default Optional<Chat> latest(UserId owner) {
      return correct().latest(ben().id()).or(() -> correct().latest(owner));
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

  @CaughtBy("itsOwnerRenamesAChatAndNothingElseOfItChanges")
  interface GivesTheChatAsItWasCalledBefore extends BrokenChats {
    @Override
    default Optional<Chat> rename(UserId owner, ChatId id, String title) {
      Optional<Chat> before = correct().find(id);
      return correct().rename(owner, id, title).isPresent() ? before : Optional.empty();
    }
  }

  @CaughtBy("itsOwnerRenamesAChatAndNothingElseOfItChanges")
  interface ShowsARenamedChatToEverybody extends BrokenChats {
    @Override
    default Optional<Chat> rename(UserId owner, ChatId id, String title) {
      return correct()
          .rename(owner, id, title)
          .flatMap(chat -> correct().show(owner, id, Visibility.PUBLIC));
    }
  }

  @CaughtBy("itsOwnerRenamesAChatAndNothingElseOfItChanges")
  interface RenamesEveryChatOfTheOwner extends BrokenChats {
    @Override
    default Optional<Chat> rename(UserId owner, ChatId id, String title) {
      all(owner).forEach(chat -> correct().rename(owner, chat.id(), title));
      return correct().rename(owner, id, title);
    }
  }

  @CaughtBy({
    "aChatIsRenamedAsOftenAsItsOwnerLikesAndIsNotNamedByItselfAnyMore",
    "aChatIsNoLongerFoundByWhatItWasCalled"
  })
  interface RenamesAChatOnce extends BrokenChats {
    @Override
    default Optional<Chat> rename(UserId owner, ChatId id, String title) {
      boolean owned = correct().find(id).filter(chat -> chat.belongsTo(owner)).isPresent();
      return owned && correct().nameUntitled(id, title) ? correct().find(id) : Optional.empty();
    }
  }

  @CaughtBy({
    "aChatIsRenamedAsOftenAsItsOwnerLikesAndIsNotNamedByItselfAnyMore",
    "anUntitledChatIsNamedOnce"
  })
  interface NamesWhatItsOwnerHasRenamed extends BrokenChats {
    @Override
    default boolean nameUntitled(ChatId id, String title) {
      return correct()
          .find(id)
          .flatMap(chat -> correct().rename(chat.owner(), id, title))
          .isPresent();
    }
  }

  @CaughtBy("itsOwnerSaysWhoMayReadAChatAndNothingElseOfItChanges")
  interface NeverHidesAChatAgain extends BrokenChats {
    @Override
    default Optional<Chat> show(UserId owner, ChatId id, Visibility visibility) {
      return correct().show(owner, id, Visibility.PUBLIC);
    }
  }

  @CaughtBy("itsOwnerSaysWhoMayReadAChatAndNothingElseOfItChanges")
  interface NamesAChatThatItShows extends BrokenChats {
    @Override
    default Optional<Chat> show(UserId owner, ChatId id, Visibility visibility) {
      return correct()
          .show(owner, id, visibility)
          .flatMap(chat -> correct().rename(owner, id, "Shared"));
    }
  }

  @CaughtBy("itsOwnerSaysWhoMayReadAChatAndNothingElseOfItChanges")
  interface ShowsAChatOnce extends BrokenChats {
    @Override
    default Optional<Chat> show(UserId owner, ChatId id, Visibility visibility) {
      Optional<Chat> before = correct().find(id);
      return correct()
          .show(owner, id, visibility)
          .filter(after -> !before.equals(Optional.of(after)));
    }
  }

  @CaughtBy("nobodyElseChangesOrDeletesAChatNotEvenAPublicOne")
  interface LetsAnybodyRename extends BrokenChats {
    @Override
    default Optional<Chat> rename(UserId owner, ChatId id, String title) {
      return correct().find(id).flatMap(chat -> correct().rename(chat.owner(), id, title));
    }
  }

  @CaughtBy("nobodyElseChangesOrDeletesAChatNotEvenAPublicOne")
  interface LetsAnybodyShow extends BrokenChats {
    @Override
    default Optional<Chat> show(UserId owner, ChatId id, Visibility visibility) {
      return correct().find(id).flatMap(chat -> correct().show(chat.owner(), id, visibility));
    }
  }

  @CaughtBy("nobodyElseChangesOrDeletesAChatNotEvenAPublicOne")
  interface LetsAnybodyDelete extends BrokenChats {
    @Override
    default Optional<Chat> delete(UserId owner, ChatId id) {
      return correct().find(id).flatMap(chat -> correct().delete(chat.owner(), id));
    }
  }

  @CaughtBy("nobodyElseChangesOrDeletesAChatNotEvenAPublicOne")
  interface DeletesWhatItRefuses extends BrokenChats {
    @Override
    default Optional<Chat> delete(UserId owner, ChatId id) {
      Optional<Chat> gone = correct().delete(owner, id);
      correct().find(id).ifPresent(chat -> correct().delete(chat.owner(), id));
      return gone;
    }
  }

  @CaughtBy("aChatThatIsNotThereIsNeitherChangedNorDeleted")
  interface RenamesWhatIsNotThere extends BrokenChats {
    @Override
    default Optional<Chat> rename(UserId owner, ChatId id, String title) {
      return correct().rename(owner, id, title).or(() -> Optional.of(madeUp(owner, id)));
    }
  }

  @CaughtBy("aChatThatIsNotThereIsNeitherChangedNorDeleted")
  interface ShowsWhatIsNotThere extends BrokenChats {
    @Override
    default Optional<Chat> show(UserId owner, ChatId id, Visibility visibility) {
      return correct().show(owner, id, visibility).or(() -> Optional.of(madeUp(owner, id)));
    }
  }

  @CaughtBy({
    "aChatThatIsNotThereIsNeitherChangedNorDeleted",
    "deletingAllLeavesNothingOfOnesOwnAndAllOfOthers"
  })
  interface CountsOneChatTooMany extends BrokenChats {
    @Override
    default int deleteAll(UserId owner) {
      return correct().deleteAll(owner) + 1;
    }
  }

  @CaughtBy({
    "aChatIsDeletedWithItsMessagesAndReplies",
    "aDeletedChatMayBeBegunAnewByAnybody",
    "ofManyWhoDeleteAChatAtOnceOneSucceeds",
    "whatIsDeletedIsNotFound"
  })
  interface HidesWhatIsDeleted extends BrokenChats {
    Set<ChatId> HIDDEN = ConcurrentHashMap.newKeySet();

    @Override
    default Optional<Chat> delete(UserId owner, ChatId id) {
      HIDDEN.add(id);
      return correct().find(id).filter(chat -> chat.belongsTo(owner));
    }

    @Override
    default Optional<Chat> find(ChatId id) {
      return correct().find(id).filter(chat -> !HIDDEN.contains(id));
    }
  }

  @CaughtBy({
    "aChatIsDeletedWithItsMessagesAndReplies",
    "whoeverIsDeletedClosedAskedAndWrittenToAtOnceLeavesAWholeChatOrNone"
  })
  interface DeletesMessagesAlone extends BrokenChats {
    @Override
    default Optional<Chat> delete(UserId owner, ChatId id) {
      dawdle();
      empty(owner, id);
      return correct().find(id);
    }

    @Override
    default int deleteAll(UserId owner) {
      dawdle();
      List<Chat> all = all(owner);
      all.forEach(chat -> empty(owner, chat.id()));
      return all.size();
    }

    private void empty(UserId owner, ChatId id) {
      stores().messages().of(id).stream()
          .limit(1)
          .forEach(first -> stores().messages().deleteFrom(owner, id, first.id()));
    }
  }

  @CaughtBy("deletingAChatLeavesTheOthersAlone")
  interface DeletesEveryChatOfTheOwner extends BrokenChats {
    @Override
    default Optional<Chat> delete(UserId owner, ChatId id) {
      Optional<Chat> gone = correct().delete(owner, id);
      correct().deleteAll(owner);
      return gone;
    }
  }

  @CaughtBy({
    "deletingAChatGivesNoQuestionBack",
    "deletingAChatLeavesTheOthersAlone",
    "documentsStayWhenChatsAreDeleted"
  })
  interface DeletesTheOwnerToo extends BrokenChats {
    @Override
    default Optional<Chat> delete(UserId owner, ChatId id) {
      Optional<Chat> gone = correct().delete(owner, id);
      stores().users().delete(owner);
      return gone;
    }
  }

  @CaughtBy("deletingAllLeavesNothingOfOnesOwnAndAllOfOthers")
  interface DeletesBensChatsToo extends BrokenChats {
    @Override
    default int deleteAll(UserId owner) {
      correct().deleteAll(ben().id());
      return correct().deleteAll(owner);
    }
  }

  @CaughtBy("deletingAllLeavesNothingOfOnesOwnAndAllOfOthers")
  interface DeletesTheNewestAlone extends BrokenChats {
    @Override
    default int deleteAll(UserId owner) {
      List<Chat> all = all(owner);
      all.stream().limit(1).forEach(chat -> correct().delete(owner, chat.id()));
      return all.size();
    }
  }

  @CaughtBy("ofManyWhoDeleteAChatAtOnceOneSucceeds")
  interface LooksAndThenDeletes extends BrokenChats {
    @Override
    default Optional<Chat> delete(UserId owner, ChatId id) {
      Optional<Chat> there = correct().find(id).filter(chat -> chat.belongsTo(owner));
      dawdle();
      correct().delete(owner, id);
      return there;
    }
  }

  @CaughtBy("nothingIsFoundInAnEmptyStore")
  interface FindsAChatInAnEmptyStore extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      return all(owner).isEmpty()
          ? List.of(new Found(madeUp(owner, AQuestion.aChat()), Optional.empty()))
          : correct().search(owner, words, limit);
    }
  }

  @CaughtBy({
    "aChatIsFoundByItsTitleItsQuestionsAndItsAnswers",
    "allWordsAreInTheTitleOrAllInOneMessage",
    "aChatIsNoLongerFoundByWhatItWasCalled",
    "aChatThatItsTitleAloneFindsHasNoExcerpt"
  })
  interface SearchesNoTitles extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      return foundOnly(owner, words, limit, found -> found.excerpt().isPresent());
    }
  }

  @CaughtBy({
    "aChatIsFoundByItsTitleItsQuestionsAndItsAnswers",
    "allTextsOfAMessageAreSearchedTogether",
    "aWordIsFoundWhereverItStandsWhole"
  })
  interface SearchesTitlesAlone extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      return foundOnly(owner, words, limit, found -> found.excerpt().isEmpty());
    }
  }

  @CaughtBy({
    "aChatIsFoundByItsTitleItsQuestionsAndItsAnswers",
    "theNewestChatComesFirstAndNoMoreThanAskedFor"
  })
  interface SearchesNoAnswers extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      return foundOnly(owner, words, limit, found -> isAsked(found.chat(), words));
    }

    private boolean isAsked(Chat chat, String words) {
      return SearchWords.of(words).areIn(chat.title())
          || stores().messages().of(chat.id()).stream()
              .filter(message -> message.role() == Role.USER)
              .anyMatch(message -> SearchWords.of(words).areIn(message.text()));
    }
  }

  @CaughtBy("aChatIsNoLongerFoundByWhatItWasCalled")
  interface SearchesFormerTitles extends BrokenChats {
    Map<ChatId, String> FORMER = new ConcurrentHashMap<>();

    @Override
    default Optional<Chat> rename(UserId owner, ChatId id, String title) {
      FORMER.merge(id, title, (one, other) -> one + " " + other);
      return correct().rename(owner, id, title);
    }

    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      return found(
          owner, chat -> SearchWords.of(words).areIn(FORMER.getOrDefault(chat.id(), chat.title())));
    }
  }

  @CaughtBy("allWordsAreInTheTitleOrAllInOneMessage")
  interface LooksForTheWordsInTheWholeChat extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      return found(owner, chat -> SearchWords.of(words).areIn(String.join(" ", texts(chat))));
    }
  }

  @CaughtBy({
    "allWordsAreInTheTitleOrAllInOneMessage",
    "manyWordsAreLookedForLikeFew",
    "aWordIsNotFoundWhereItIsAnotherOrAPartOfOne"
  })
  interface LooksForAnyOfTheWords extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      return found(
          owner, chat -> SearchWords.of(words).all().stream().anyMatch(it -> has(chat, it)));
    }

    private boolean has(Chat chat, String word) {
      return texts(chat).stream().anyMatch(text -> text.contains(word));
    }
  }

  @CaughtBy("allTextsOfAMessageAreSearchedTogether")
  interface GluesTheTextsOfAMessage extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      return found(
          owner,
          chat -> texts(chat).stream().anyMatch(it -> SearchWords.of(words).areIn(glued(it))));
    }

    private static String glued(String text) {
      return text.replace("\n", "");
    }
  }

  @CaughtBy("allTextsOfAMessageAreSearchedTogether")
  interface SearchesEachTextOfAMessageAlone extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      return found(
          owner,
          chat ->
              texts(chat).stream()
                  .flatMap(String::lines)
                  .anyMatch(it -> SearchWords.of(words).areIn(it)));
    }
  }

  @CaughtBy("thoughtsToolsFilesAndDocumentsAreNotSearched")
  interface SearchesThoughts extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      return found(
          owner,
          chat ->
              stores().messages().of(chat.id()).stream()
                  .flatMap(message -> message.parts().stream())
                  .anyMatch(part -> SearchWords.of(words).areIn(shown(part))));
    }

    private static String shown(MessagePart part) {
      return part instanceof MessagePart.Reasoning thought
          ? thought.text()
          : part instanceof MessagePart.Text spoken ? spoken.text() : "";
    }
  }

  @CaughtBy("thoughtsToolsFilesAndDocumentsAreNotSearched")
  interface SearchesAllThatIsStored extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      return found(
          owner,
          chat ->
              stores().messages().of(chat.id()).stream()
                  .anyMatch(it -> SearchWords.of(words).areIn(it.parts().toString())));
    }
  }

  @CaughtBy("aWordIsNotFoundWhereItIsAnotherOrAPartOfOne")
  interface FindsPartsOfWords extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      return found(
          owner,
          chat ->
              texts(chat).stream()
                  .anyMatch(text -> SearchWords.of(words).all().stream().allMatch(text::contains)));
    }
  }

  @CaughtBy("aWordIsNotFoundWhereItIsAnotherOrAPartOfOne")
  interface OverlooksAccents extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      SearchWords bare = SearchWords.of(bare(words));
      return found(owner, chat -> texts(chat).stream().anyMatch(it -> bare.areIn(bare(it))));
    }

    private static String bare(String text) {
      return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }
  }

  @CaughtBy("aWordIsFoundWhereverItStandsWhole")
  interface LooksForTheWordsInTheirCase extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      return foundOnly(
          owner,
          words,
          limit,
          found -> texts(found.chat()).stream().anyMatch(text -> text.contains(words)));
    }
  }

  @CaughtBy("theNewestChatComesFirstAndNoMoreThanAskedFor")
  interface FindsTheOldestFirst extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      return correct().search(owner, words, limit).reversed();
    }
  }

  @CaughtBy("theNewestChatComesFirstAndNoMoreThanAskedFor")
  interface FindsMoreThanAskedFor extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      return correct().search(owner, words, 1_000);
    }
  }

  @CaughtBy("nobodyElsesChatsAreFoundNotEvenPublicOnes")
  interface FindsAnnasPublicChatsForEverybody extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      return owner.equals(anna().id())
          ? correct().search(owner, words, limit)
          : foundOnly(
              anna().id(), words, limit, found -> found.chat().visibility() == Visibility.PUBLIC);
    }
  }

  @CaughtBy("theExcerptIsOfTheNewestMessageThatHasTheWordsAndMarksThem")
  interface ShowsTheOldestMessageThatHasTheWords extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      return correct().search(owner, words, limit).stream()
          .map(found -> new Found(found.chat(), oldest(found.chat(), words)))
          .toList();
    }

    private Optional<Excerpt> oldest(Chat chat, String words) {
      return stores().messages().of(chat.id()).stream()
          .flatMap(message -> SearchWords.of(words).excerpt(message.text()).stream())
          .findFirst();
    }
  }

  @CaughtBy({
    "theExcerptIsOfTheNewestMessageThatHasTheWordsAndMarksThem",
    "aWordIsFoundWhereverItStandsWhole"
  })
  interface MarksNothing extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      return correct().search(owner, words, limit).stream()
          .map(found -> new Found(found.chat(), found.excerpt().map(MarksNothing::plain)))
          .toList();
    }

    private static Excerpt plain(Excerpt it) {
      return new Excerpt(List.of(new Excerpt.Run(it.text(), false)));
    }
  }

  @CaughtBy("aChatThatItsTitleAloneFindsHasNoExcerpt")
  interface HasAnExcerptOfATitle extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      return correct().search(owner, words, limit).stream()
          .map(it -> new Found(it.chat(), it.excerpt().or(() -> excerpt(it.chat(), words))))
          .toList();
    }

    private static Optional<Excerpt> excerpt(Chat chat, String words) {
      return SearchWords.of(words).excerpt(chat.title());
    }
  }

  @CaughtBy("byNoWordsNothingIsFound")
  interface FindsEverythingByNoWords extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      return SearchWords.of(words).all().isEmpty()
          ? found(owner, any -> true)
          : correct().search(owner, words, limit);
    }
  }

  @CaughtBy({"byNoWordsNothingIsFound", "whatLooksLikeAQueryIsWordsLikeAnyOther"})
  interface RefusesWhatIsNoQuery extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      if (words.startsWith("'") || words.endsWith("\\") || words.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("words is no query");
      }
      return correct().search(owner, words, limit);
    }
  }

  @CaughtBy("whatLooksLikeAQueryIsWordsLikeAnyOther")
  interface TakesADashForWithout extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      return words.startsWith("-")
          ? found(owner, chat -> texts(chat).stream().noneMatch(SearchWords.of(words)::areIn))
          : correct().search(owner, words, limit);
    }
  }

  @CaughtBy("manyWordsAreLookedForLikeFew")
  interface LooksForTheFirstOfManyWords extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      return correct().search(owner, words.substring(0, Math.min(words.length(), 4_000)), limit);
    }
  }

  @CaughtBy("ofARunOfLettersThatIsTooLongNothingComes")
  interface FindsWordsOfAnyLength extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      return found(owner, chat -> texts(chat).stream().anyMatch(text -> text.contains(words)));
    }
  }

  @CaughtBy("ofARunOfLettersThatIsTooLongNothingComes")
  interface CutsLongWords extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      return found(
          owner,
          chat ->
              texts(chat).stream()
                  .anyMatch(it -> it.contains(words.substring(0, Math.min(words.length(), 50)))));
    }
  }

  @CaughtBy("aHugeMessageIsKeptAndFoundByItsFirstWords")
  interface DoesNotSearchHugeMessages extends BrokenChats {
    @Override
    default List<Found> search(UserId owner, String words, int limit) {
      return foundOnly(
          owner,
          words,
          limit,
          found -> texts(found.chat()).stream().allMatch(text -> text.length() < 1_000_000));
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
