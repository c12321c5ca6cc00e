package ai.chatbot.core.contract;

import static ai.chatbot.core.contract.AQuestion.HERE;
import static ai.chatbot.core.contract.AQuestion.NOON;
import static ai.chatbot.core.contract.AQuestion.aChat;
import static ai.chatbot.core.contract.People.aGuest;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.conversation.AttachmentId;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.ChatPage;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Excerpt;
import ai.chatbot.core.conversation.Excerpt.Run;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.Chats.Found;
import ai.chatbot.core.port.Chats.Position;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ai.chatbot.core.port.Chats} does. */
@InGoodTime
public abstract class ChatsContract {
  private static final Position NEWEST = new Position.Newest();

  private Stores stores;

  /** Stores in which nothing is kept yet. */
  protected abstract Stores emptyStores();

  @BeforeEach
  void startEmpty() {
    stores = emptyStores();
  }

  @Test
  void anEmptyStoreFindsNoChat() {
    assertThat(stores.chats().find(aChat())).isEmpty();
  }

  @Test
  void whoHasNoChatsGetsAnEmptyPage() {
    assertThat(stores.chats().page(aGuest().id(), NEWEST, 20))
        .contains(new ChatPage(List.of(), false));
  }

  @Test
  void aChatIsFoundAsItWasBegun() {
    AQuestion question = AQuestion.by(anna()).inPublic();
    Replying.open(stores, question);

    assertThat(stores.chats().find(question.chat()))
        .contains(Chat.startedBy(anna().id(), question.chat(), Visibility.PUBLIC, NOON));
  }

  @Test
  void aChatIsFoundWhoeverAsks() {
    ChatId chat = begin(anna(), 0);

    assertThat(stores.chats().find(chat)).map(Chat::owner).contains(anna().id());
  }

  @Test
  void pagesAreNewestFirst() {
    ChatId second = begin(anna(), 2);
    ChatId first = begin(anna(), 1);
    ChatId third = begin(anna(), 3);

    assertThat(page(anna(), NEWEST, 20)).containsExactly(third, second, first);
  }

  @Test
  void chatsOfOneMomentComeWithTheGreatestIdFirst() {
    ChatId low = begin(anna(), chat("00000000-0000-4000-8000-000000000000"), 0);
    ChatId high = begin(anna(), chat("f0000000-0000-4000-8000-000000000000"), 0);
    ChatId middle = begin(anna(), chat("70000000-0000-4000-f000-000000000000"), 0);
    ChatId lower = begin(anna(), chat("70000000-0000-4000-7000-000000000000"), 0);

    assertThat(page(anna(), NEWEST, 20)).containsExactly(high, middle, lower, low);
  }

  @Test
  void aPageHoldsNoMoreThanAskedForAndSaysThatThereAreMore() {
    beginMany(anna(), 3);

    ChatPage two = stores.chats().page(anna().id(), NEWEST, 2).orElseThrow();
    ChatPage three = stores.chats().page(anna().id(), NEWEST, 3).orElseThrow();

    assertThat(two.chats()).hasSize(2);
    assertThat(two.hasMore()).isTrue();
    assertThat(three.chats()).hasSize(3);
    assertThat(three.hasMore()).isFalse();
  }

  @Test
  void olderThanGivesThePageThatFollows() {
    List<ChatId> chats = beginMany(anna(), 5);

    ChatPage page =
        stores.chats().page(anna().id(), new Position.OlderThan(chats.get(1)), 2).orElseThrow();

    assertThat(ids(page)).containsExactly(chats.get(2), chats.get(3));
    assertThat(page.hasMore()).isTrue();
  }

  @Test
  void newerThanGivesThePageJustBeforeNewestFirst() {
    List<ChatId> chats = beginMany(anna(), 5);

    ChatPage page =
        stores.chats().page(anna().id(), new Position.NewerThan(chats.get(3)), 2).orElseThrow();

    assertThat(ids(page)).containsExactly(chats.get(1), chats.get(2));
    assertThat(page.hasMore()).isTrue();
  }

  @Test
  void nothingComesBeforeTheNewestNorAfterTheOldest() {
    List<ChatId> chats = beginMany(anna(), 2);
    ChatPage nothing = new ChatPage(List.of(), false);

    assertThat(stores.chats().page(anna().id(), new Position.NewerThan(chats.getFirst()), 2))
        .contains(nothing);
    assertThat(stores.chats().page(anna().id(), new Position.OlderThan(chats.getLast()), 2))
        .contains(nothing);
  }

  @Test
  void aFullPageAtEitherEndSaysThatThereAreNoMore() {
    List<ChatId> chats = beginMany(anna(), 3);

    ChatPage oldest =
        stores.chats().page(anna().id(), new Position.OlderThan(chats.getFirst()), 2).orElseThrow();
    ChatPage newest =
        stores.chats().page(anna().id(), new Position.NewerThan(chats.getLast()), 2).orElseThrow();

    assertThat(ids(oldest)).containsExactly(chats.get(1), chats.get(2));
    assertThat(oldest.hasMore()).isFalse();
    assertThat(ids(newest)).containsExactly(chats.get(0), chats.get(1));
    assertThat(newest.hasMore()).isFalse();
  }

  @Test
  void pagingPastChatsOfOneMomentLosesNoneAndRepeatsNone() {
    IntStream.range(0, 7).forEach(ignored -> begin(anna(), 0));
    List<ChatId> all = page(anna(), NEWEST, 20);

    List<ChatId> back = walk(all.getFirst(), Position.OlderThan::new, List::getLast);
    List<ChatId> forth = walk(all.getLast(), Position.NewerThan::new, List::getFirst);

    assertThat(back).containsExactlyElementsOf(all.subList(1, 7));
    assertThat(forth).containsExactlyInAnyOrderElementsOf(all.subList(0, 6));
  }

  @Test
  void nobodyElsesChatsAreOnAPage() {
    ChatId bensOlder = begin(ben(), 0);
    ChatId annas = begin(anna(), 1);
    ChatId bensNewer = begin(ben(), 2);

    assertThat(page(ben(), NEWEST, 20)).containsExactly(bensNewer, bensOlder);
    assertThat(page(anna(), NEWEST, 20)).containsExactly(annas);
    assertThat(page(anna(), new Position.OlderThan(annas), 20)).isEmpty();
    assertThat(page(anna(), new Position.NewerThan(annas), 20)).isEmpty();
  }

  @Test
  void aCursorOfSomebodyElsesChatLeadsNowhere() {
    ChatId annas = begin(anna(), 1);
    begin(ben(), 0);
    begin(ben(), 2);

    assertThat(stores.chats().page(ben().id(), new Position.OlderThan(annas), 20)).isEmpty();
    assertThat(stores.chats().page(ben().id(), new Position.NewerThan(annas), 20)).isEmpty();
  }

  @Test
  void aCursorOfNoChatLeadsNowhere() {
    begin(anna(), 0);

    assertThat(stores.chats().page(anna().id(), new Position.OlderThan(aChat()), 20)).isEmpty();
    assertThat(stores.chats().page(anna().id(), new Position.NewerThan(aChat()), 20)).isEmpty();
  }

  @Test
  void theLatestChatHasTheNewestMessageAlsoIfItBeganFirst() {
    ChatId first = ask(anna(), "Why?", "Because.", 1);
    ChatId second = begin(anna(), 2);
    assertThat(stores.chats().latest(anna().id())).map(Chat::id).contains(second);

    begin(anna(), first, 3);

    assertThat(stores.chats().latest(anna().id())).map(Chat::id).contains(first);
  }

  @Test
  void ofChatsThatWereWrittenToAtOneMomentTheNewestIsTheLatest() {
    begin(anna(), chat("00000000-0000-4000-8000-000000000001"), 1);
    ChatId greatest = begin(anna(), chat("f0000000-0000-4000-8000-000000000002"), 1);
    begin(anna(), chat("00000000-0000-4000-8000-000000000003"), 1);

    assertThat(stores.chats().latest(anna().id())).map(Chat::id).contains(greatest);
  }

  @Test
  void nobodyElsesChatIsTheLatest() {
    ChatId annas = begin(anna(), 1);
    begin(ben(), 2);

    assertThat(stores.chats().latest(anna().id())).map(Chat::id).contains(annas);
    assertThat(stores.chats().latest(aGuest().id())).isEmpty();
  }

  @Test
  void anUntitledChatIsNamedOnce() {
    ChatId chat = begin(anna(), 0);

    assertThat(stores.chats().nameUntitled(chat, "Why the sky is blue 🌌")).isTrue();
    assertThat(stores.chats().nameUntitled(chat, "Another name")).isFalse();
    assertThat(stores.chats().find(chat)).map(Chat::title).contains("Why the sky is blue 🌌");
  }

  @Test
  void namingAChatLeavesTheOthersAlone() {
    ChatId named = begin(anna(), 0);
    ChatId other = begin(anna(), 1);

    stores.chats().nameUntitled(named, "Sky");

    assertThat(stores.chats().find(other)).map(Chat::isUntitled).contains(true);
  }

  @Test
  void aChatThatIsNotThereIsNotNamed() {
    assertThat(stores.chats().nameUntitled(aChat(), "Sky")).isFalse();
  }

  @Test
  void ofManyWhoNameAChatAtOnceOneSucceeds() throws InterruptedException {
    ChatId chat = begin(anna(), 0);

    List<Boolean> named =
        AtOnce.all(
            IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(
                    number -> () -> stores.chats().nameUntitled(chat, "Name " + number)));

    assertThat(named).containsOnlyOnce(true);
  }

  @Test
  void itsOwnerRenamesAChatAndNothingElseOfItChanges() {
    ChatId chat = begin(anna(), 0);
    ChatId other = begin(anna(), 1);
    Chat before = stores.chats().find(chat).orElseThrow();

    Chat renamed =
        new Chat(chat, anna().id(), "Himmel 🌌", before.visibility(), before.createdAt());
    assertThat(stores.chats().rename(anna().id(), chat, "Himmel 🌌")).contains(renamed);
    assertThat(stores.chats().find(chat)).contains(renamed);
    assertThat(stores.chats().find(other)).map(Chat::isUntitled).contains(true);
  }

  @Test
  void aChatIsRenamedAsOftenAsItsOwnerLikesAndIsNotNamedByItselfAnyMore() {
    ChatId chat = begin(anna(), 0);
    stores.chats().rename(anna().id(), chat, "Sky");
    stores.chats().rename(anna().id(), chat, "Sea");

    assertThat(stores.chats().nameUntitled(chat, "Made up")).isFalse();
    assertThat(stores.chats().find(chat)).map(Chat::title).contains("Sea");
  }

  @Test
  void itsOwnerSaysWhoMayReadAChatAndNothingElseOfItChanges() {
    ChatId chat = begin(anna(), 0);
    Chat hidden = stores.chats().find(chat).orElseThrow();
    Chat shown = new Chat(chat, anna().id(), hidden.title(), Visibility.PUBLIC, hidden.createdAt());

    assertThat(stores.chats().show(anna().id(), chat, Visibility.PUBLIC)).contains(shown);
    assertThat(stores.chats().find(chat)).contains(shown);
    assertThat(stores.chats().show(anna().id(), chat, Visibility.PUBLIC)).contains(shown);
    assertThat(stores.chats().show(anna().id(), chat, Visibility.PRIVATE)).contains(hidden);
    assertThat(stores.chats().find(chat)).contains(hidden);
  }

  @Test
  void nobodyElseChangesOrDeletesAChatNotEvenAPublicOne() {
    AQuestion question = AQuestion.by(anna()).inPublic();
    Reply reply = Replying.open(stores, question);
    begin(ben(), 1);
    Optional<Chat> before = stores.chats().find(question.chat());
    assertThat(before).isPresent();

    assertThat(stores.chats().rename(ben().id(), question.chat(), "Ben's")).isEmpty();
    assertThat(stores.chats().show(ben().id(), question.chat(), Visibility.PRIVATE)).isEmpty();
    assertThat(stores.chats().delete(ben().id(), question.chat())).isEmpty();

    assertThat(stores.chats().find(question.chat())).isEqualTo(before);
    assertThat(stores.messages().of(question.chat())).hasSize(1);
    assertThat(stores.replies().liveIn(question.chat())).contains(reply);
  }

  @Test
  void aChatThatIsNotThereIsNeitherChangedNorDeleted() {
    assertThat(stores.chats().rename(anna().id(), aChat(), "Sky")).isEmpty();
    assertThat(stores.chats().show(anna().id(), aChat(), Visibility.PUBLIC)).isEmpty();
    assertThat(stores.chats().delete(anna().id(), aChat())).isEmpty();
    assertThat(stores.chats().deleteAll(anna().id())).isZero();
  }

  @Test
  void aChatIsDeletedWithItsMessagesAndReplies() {
    AQuestion question = AQuestion.by(anna());
    Reply ended = Replying.openAndClose(stores, question);
    Reply live = Replying.open(stores, AQuestion.by(anna()).in(question.chat()));
    Chat chat = stores.chats().find(question.chat()).orElseThrow();

    assertThat(stores.chats().delete(anna().id(), question.chat())).contains(chat);

    assertThat(stores.chats().find(question.chat())).isEmpty();
    assertThat(stores.messages().of(question.chat())).isEmpty();
    assertThat(stores.replies().liveIn(question.chat())).isEmpty();
    assertThat(stores.replies().find(ended.id())).isEmpty();
    assertThat(stores.chats().delete(anna().id(), question.chat())).isEmpty();
    assertOwnerNotices(live);
  }

  @Test
  void deletingAChatLeavesTheOthersAlone() {
    AQuestion sibling = AQuestion.by(anna());
    Reply siblings = Replying.openAndClose(stores, sibling);
    ChatId gone = begin(anna(), 1);
    Reply bens = Replying.open(stores, AQuestion.by(ben()));

    stores.chats().delete(anna().id(), gone);

    assertThat(page(anna(), NEWEST, 20)).containsExactly(sibling.chat());
    assertThat(stores.messages().of(sibling.chat())).hasSize(2);
    assertThat(stores.replies().find(siblings.id())).isPresent();
    assertThat(stores.replies().liveIn(bens.chat())).contains(bens);
  }

  @Test
  void documentsStayWhenChatsAreDeleted() {
    ChatId chat = begin(anna(), 0);
    DocumentId id = new DocumentId(UUID.randomUUID());
    DocumentVersion document =
        DocumentVersion.first(id, anna().id(), "Sky", DocumentKind.TEXT, "Blue.", NOON);
    assertThat(stores.documents().add(document)).isTrue();

    stores.chats().delete(anna().id(), chat);
    begin(anna(), 1);
    stores.chats().deleteAll(anna().id());

    assertThat(stores.documents().newest(anna().id())).containsExactly(document);
  }

  @Test
  void aDeletedChatMayBeBegunAnewByAnybody() {
    AQuestion question = AQuestion.by(anna());
    Replying.openAndClose(stores, question);
    stores.chats().delete(anna().id(), question.chat());

    Replying.open(stores, AQuestion.by(ben()).in(question.chat()).under(question.id()));

    assertThat(stores.chats().find(question.chat())).map(Chat::owner).contains(ben().id());
    assertThat(stores.messages().of(question.chat())).hasSize(1);
  }

  @Test
  void deletingAChatGivesNoQuestionBack() {
    AQuestion question = AQuestion.by(anna()).ofAllowed(1);
    Replying.open(stores, question);

    stores.chats().delete(anna().id(), question.chat());

    assertThat(stores.turns().open(AQuestion.by(anna()).ofAllowed(1).turn()))
        .isInstanceOf(Opening.AllowanceSpent.class);
  }

  @Test
  void deletingAllLeavesNothingOfOnesOwnAndAllOfOthers() {
    Reply live = Replying.open(stores, AQuestion.by(anna()));
    Reply ended = Replying.openAndClose(stores, AQuestion.by(anna()));
    Reply bens = Replying.open(stores, AQuestion.by(ben()));

    assertThat(stores.chats().deleteAll(anna().id())).isEqualTo(2);

    assertThat(page(anna(), NEWEST, 20)).isEmpty();
    assertThat(stores.messages().of(ended.chat())).isEmpty();
    assertThat(stores.replies().find(ended.id())).isEmpty();
    assertOwnerNotices(live);
    assertThat(page(ben(), NEWEST, 20)).containsExactly(bens.chat());
    assertThat(stores.replies().liveIn(bens.chat())).contains(bens);
    assertThat(stores.chats().deleteAll(anna().id())).isZero();
  }

  @Test
  void ofManyWhoDeleteAChatAtOnceOneSucceeds() throws InterruptedException {
    ChatId chat = begin(anna(), 0);

    List<Optional<Chat>> deleted =
        AtOnce.all(
            Stream.<Callable<Optional<Chat>>>generate(
                    () -> () -> stores.chats().delete(anna().id(), chat))
                .limit(8));

    assertThat(deleted).filteredOn(Optional::isPresent).hasSize(1);
  }

  @Test
  void whoeverIsDeletedClosedAskedAndWrittenToAtOnceLeavesAWholeChatOrNone()
      throws InterruptedException {
    for (int round = 0; round < 8; round++) {
      AQuestion question = AQuestion.by(anna());
      Reply reply = Replying.open(stores, question);
      AQuestion next = AQuestion.by(anna()).in(question.chat());

      AtOnce.all(
          Stream.<Callable<Object>>of(
              () -> stores.chats().delete(anna().id(), question.chat()),
              () -> stores.turns().open(next.turn()),
              () -> Replying.close(stores, reply),
              () -> stores.replies().append(reply.id(), HERE, 0, Replying.deltas(0, 3)),
              () -> stores.chats().rename(anna().id(), question.chat(), "Sky"),
              () -> stores.chats().deleteAll(anna().id())));

      boolean remains = stores.chats().find(question.chat()).isPresent();
      assertThat(stores.messages().of(question.chat()).isEmpty()).isEqualTo(!remains);
      assertThat(stores.replies().liveIn(question.chat()).isPresent()).isEqualTo(remains);
      assertThat(stores.replies().find(reply.id())).isEmpty();
    }
  }

  private void assertOwnerNotices(Reply deleted) {
    assertThat(stores.replies().statusOf(Set.of(deleted.id()))).isEmpty();
    assertThat(stores.replies().append(deleted.id(), HERE, 0, Replying.deltas(0, 1))).isFalse();
    assertThat(Replying.close(stores, deleted)).isFalse();
    assertThat(stores.messages().of(deleted.chat())).isEmpty();
  }

  @Test
  void nothingIsFoundInAnEmptyStore() {
    assertThat(stores.chats().search(anna().id(), "sky", 20)).isEmpty();
  }

  @Test
  void aChatIsFoundByItsTitleItsQuestionsAndItsAnswers() {
    ChatId chat = ask(anna(), "Why is the sky blue?", "Rayleigh scattering", 0);
    stores.chats().rename(anna().id(), chat, "On colours");
    ask(anna(), "Something else", "Entirely", 1);

    assertThat(found(anna(), "colours")).containsExactly(chat);
    assertThat(found(anna(), "sky")).containsExactly(chat);
    assertThat(found(anna(), "scattering")).containsExactly(chat);
    assertThat(found(anna(), "green")).isEmpty();
  }

  @Test
  void aChatIsNoLongerFoundByWhatItWasCalled() {
    ChatId chat = begin(anna(), 0);
    stores.chats().rename(anna().id(), chat, "Colours");
    stores.chats().rename(anna().id(), chat, "Shades");

    assertThat(found(anna(), "colours")).isEmpty();
    assertThat(found(anna(), "shades")).containsExactly(chat);
  }

  @Test
  void allWordsAreInTheTitleOrAllInOneMessage() {
    ChatId chat = ask(anna(), "blue sky", "green sea", 0);
    stores.chats().rename(anna().id(), chat, "Red earth");

    assertThat(found(anna(), "sky blue")).containsExactly(chat);
    assertThat(found(anna(), "earth red")).containsExactly(chat);
    assertThat(found(anna(), "blue sea")).isEmpty();
    assertThat(found(anna(), "red sky")).isEmpty();
  }

  @Test
  void allTextsOfAMessageAreSearchedTogether() {
    Reply reply = Replying.open(stores, AQuestion.by(anna()));
    close(reply, new MessagePart.Text("Ray"), new MessagePart.Text("leigh"));

    assertThat(found(anna(), "leigh ray")).containsExactly(reply.chat());
    assertThat(found(anna(), "rayleigh")).isEmpty();
  }

  @Test
  void thoughtsToolsFilesAndDocumentsAreNotSearched() {
    Value.Fields secret = Value.fields().with("inputWord", "outputWord");
    Reply reply = Replying.open(stores, AQuestion.by(anna()));
    close(
        reply,
        new MessagePart.StepStart(),
        new MessagePart.AnsweredBy("modelword", "inferenceword", false),
        new MessagePart.Reasoning("thoughtword", null),
        MessagePart.ToolUse.settled(
            new ToolCall("callword", "toolword", secret), new ToolOutcome.Succeeded(secret)),
        new MessagePart.Attachment(
            new AttachmentId(UUID.randomUUID()), "fileword", "image/typeword"),
        new MessagePart.DocumentReference(
            new DocumentId(UUID.randomUUID()), "documentword", DocumentKind.TEXT),
        new MessagePart.Text("spoken"));

    assertThat(found(anna(), "spoken")).containsExactly(reply.chat());
    assertThat(
            List.of(
                "modelword",
                "inferenceword",
                "thoughtword",
                "inputword",
                "outputword",
                "callword",
                "toolword",
                "fileword",
                "typeword",
                "documentword",
                "text",
                "step",
                "done"))
        .allSatisfy(word -> assertThat(found(anna(), word)).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Straße      | In der STRAßE 5
          STRAẞE      | In der Straße 5
          über        | ÜBER den Wolken
          naïve       | A NAÏVE question
          naïve       | a nai\u0308ve question
          nai\u0308ve | a naïve question
          łódź        | ŁÓDŹ
          σοφος       | ΣΟΦΟΣ
          мир         | Миру - МИР
          ışık        | ışık
          שלום        | אמר "שלום", והלך
          हिन्दी        | मैं हिन्दी बोलता हूँ
          世界        | 你好，世界！
          v1.2        | since v1.2 of it
          1           | since 1.2 of it
          foo_bar     | def foo_bar(x):
          bar         | def foo_bar(x):
          e-mail      | by E-Mail or not
          mail        | by e-mail or not
          anna@example.org | write to <anna@example.org>!
          example     | see https://example.org/a?b=c
          b           | bold <b>word</b>
          don't       | I DON’T know
          c           | C++
          2nd         | the 2nd time
          a1b2        | A1B2
          ruby        | 💎ruby💎
          𐐨𐐩         | 𐐀𐐁
          """)
  void aWordIsFoundWhereverItStandsWhole(String words, String text) {
    ChatId chat = ask(anna(), text, "Yes", 0);
    stores.chats().rename(anna().id(), ask(anna(), "?", "!", 1), text);

    assertThat(found(anna(), words)).hasSize(2).contains(chat);
    assertThat(marked(anna(), words)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          strasse     | In der Straße 5
          uber        | über
          naive       | naïve
          sky         | skyline, Husky
          sky         | sky2
          foobar      | foo_bar
          mail        | emails
          12          | 1.2
          i           | ışık
          σοφος       | σοφος1
          """)
  void aWordIsNotFoundWhereItIsAnotherOrAPartOfOne(String words, String text) {
    ask(anna(), text, "Yes", 0);
    assertThat(found(anna(), text)).hasSize(1);

    assertThat(found(anna(), words)).isEmpty();
  }

  @Test
  void theNewestChatComesFirstAndNoMoreThanAskedFor() {
    ChatId second = ask(anna(), "sky", "?", 2);
    ChatId first = ask(anna(), "?", "sky", 1);
    ChatId third = begin(anna(), 3);
    stores.chats().rename(anna().id(), third, "The sky");

    assertThat(found(anna(), "sky")).containsExactly(third, second, first);
    assertThat(stores.chats().search(anna().id(), "sky", 2))
        .extracting(found -> found.chat().id())
        .containsExactly(third, second);
  }

  @Test
  void nobodyElsesChatsAreFoundNotEvenPublicOnes() {
    Replying.open(stores, AQuestion.by(anna()).inPublic().saying("sky"));
    assertThat(found(anna(), "sky")).hasSize(1);

    assertThat(found(ben(), "sky")).isEmpty();
  }

  @Test
  void theExcerptIsOfTheNewestMessageThatHasTheWordsAndMarksThem() {
    AQuestion first = AQuestion.by(anna()).saying("old sky");
    Replying.openAndClose(stores, first);
    Replying.openAndClose(
        stores, AQuestion.by(anna()).in(first.chat()).saying("The SKY is sky-blue."));

    assertThat(stores.chats().search(anna().id(), "Sky", 20))
        .extracting(Found::excerpt)
        .containsExactly(
            Optional.of(
                new Excerpt(
                    List.of(
                        new Run("The ", false),
                        new Run("SKY", true),
                        new Run(" is ", false),
                        new Run("sky", true),
                        new Run("-blue.", false)))));
  }

  @Test
  void aChatThatItsTitleAloneFindsHasNoExcerpt() {
    ChatId chat = begin(anna(), 0);
    Chat named = stores.chats().rename(anna().id(), chat, "Colours").orElseThrow();

    assertThat(stores.chats().search(anna().id(), "colours", 20))
        .containsExactly(new Found(named, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "\t\n", "'", "\"", "!", "&", "|", "()", ":*", "<->", "%", "_", "\\", "''", "💎",
        "\u0000", "\uD83C", "* ? {}", "\u0308"
      })
  void byNoWordsNothingIsFound(String words) {
    ask(anna(), "sky " + words, "' \" % _", 0);

    assertThat(found(anna(), words)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'sky'",
        "sky' or '1'='1",
        "!sky",
        "sky & sea",
        "sky:*",
        "sky | sea",
        "sky <-> sea",
        "%sky%",
        "sky\\",
        "'sky",
        "sky\u0000sea",
        "\"sky sea\"",
        "(sky",
        "sky:A",
        "-sky",
        ":sky ?",
        "sky\uD83C"
      })
  void whatLooksLikeAQueryIsWordsLikeAnyOther(String words) {
    ask(anna(), "blue", "nothing", 0);
    ChatId chat = ask(anna(), "The sky or the sea: 1 a", "!", 1);

    assertThat(found(anna(), words)).containsExactly(chat);
  }

  @Test
  void manyWordsAreLookedForLikeFew() {
    String many = IntStream.range(0, 3_000).mapToObj(n -> "w" + n).collect(Collectors.joining(" "));
    ChatId chat = ask(anna(), many, "!", 0);
    ask(anna(), many.replace("w1234 ", ""), "!", 1);

    assertThat(found(anna(), many)).containsExactly(chat);
  }

  @Test
  void ofARunOfLettersThatIsTooLongNothingComes() {
    ChatId chat = ask(anna(), "a".repeat(101) + " " + "b".repeat(100), "c".repeat(10_000), 0);

    assertThat(found(anna(), "b".repeat(100))).containsExactly(chat);
    assertThat(found(anna(), "a".repeat(101))).isEmpty();
    assertThat(found(anna(), "c".repeat(10_000))).isEmpty();
  }

  @Test
  void aHugeMessageIsKeptAndFoundByItsFirstWords() {
    String huge =
        IntStream.range(0, 400_000).mapToObj(n -> "wörd" + n).collect(Collectors.joining(" "));
    ChatId chat = ask(anna(), huge, "x".repeat(3_000_000), 0);

    assertThat(stores.messages().of(chat).getFirst().text()).isEqualTo(huge);
    assertThat(found(anna(), "wörd0 WÖRD1")).containsExactly(chat);
  }

  @Test
  void whatIsDeletedIsNotFound() {
    ChatId chat = ask(anna(), "sky", "blue", 0);
    stores.chats().delete(anna().id(), chat);

    assertThat(found(anna(), "sky")).isEmpty();
  }

  private ChatId ask(User asker, String question, String answer, int second) {
    Reply reply =
        Replying.open(stores, AQuestion.by(asker).saying(question).at(NOON.plusSeconds(second)));
    close(reply, new MessagePart.Text(answer));
    return reply.chat();
  }

  private void close(Reply reply, MessagePart... parts) {
    Message answer =
        Message.answer(reply.answer(), reply.chat(), List.of(parts), Ending.FINISHED, NOON);
    assertThat(stores.replies().close(reply.id(), HERE, 0, Replying.end(), answer)).isTrue();
  }

  private List<ChatId> found(User owner, String words) {
    return stores.chats().search(owner.id(), words, 20).stream()
        .map(found -> found.chat().id())
        .toList();
  }

  private List<Run> marked(User owner, String words) {
    return stores.chats().search(owner.id(), words, 20).stream()
        .flatMap(found -> found.excerpt().stream())
        .flatMap(excerpt -> excerpt.runs().stream())
        .filter(Run::found)
        .toList();
  }

  /** From the cursor on, two at a time, until there are no more. */
  private List<ChatId> walk(
      ChatId from, Function<ChatId, Position> step, Function<List<ChatId>, ChatId> next) {
    List<ChatId> seen = new ArrayList<>();
    for (ChatId cursor = from; ; cursor = next.apply(seen.subList(seen.size() - 2, seen.size()))) {
      ChatPage page = stores.chats().page(anna().id(), step.apply(cursor), 2).orElseThrow();
      seen.addAll(ids(page));
      assertThat(seen).doesNotHaveDuplicates();
      if (!page.hasMore()) {
        return seen;
      }
      assertThat(page.chats()).hasSize(2);
    }
  }

  private List<ChatId> beginMany(User owner, int count) {
    List<ChatId> oldestFirst =
        IntStream.range(0, count).mapToObj(second -> begin(owner, second)).toList();
    return oldestFirst.reversed();
  }

  private ChatId begin(User owner, int second) {
    return begin(owner, aChat(), second);
  }

  private ChatId begin(User owner, ChatId chat, int second) {
    Replying.open(stores, AQuestion.by(owner).in(chat).at(NOON.plusSeconds(second)));
    return chat;
  }

  private List<ChatId> page(User owner, Position from, int limit) {
    return ids(stores.chats().page(owner.id(), from, limit).orElseThrow());
  }

  private static List<ChatId> ids(ChatPage page) {
    return page.chats().stream().map(Chat::id).toList();
  }

  private static ChatId chat(String id) {
    return new ChatId(UUID.fromString(id));
  }
}
