package ai.chatbot.core.contract;

import static ai.chatbot.core.contract.AQuestion.NOON;
import static ai.chatbot.core.contract.AQuestion.aChat;
import static ai.chatbot.core.contract.People.aGuest;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.ChatPage;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.Chats.Position;
import ai.chatbot.core.port.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
