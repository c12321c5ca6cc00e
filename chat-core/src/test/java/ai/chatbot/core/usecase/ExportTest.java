package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.AQuestion.NOON;
import static ai.chatbot.core.contract.People.aGuest;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.Belongings;
import ai.chatbot.core.contract.Replying;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Vote;
import ai.chatbot.core.identity.Account;
import ai.chatbot.core.identity.PasswordHash;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.UsageLedger;
import ai.chatbot.core.usecase.Export.Item;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ExportTest {
  private final Stores stores = InMemoryStores.empty(InstantSource.system());
  private final Export export = new Export(stores);

  @Test
  void whoHasNothingGetsAProfileAndNothingUsed() {
    User guest = aGuest();

    assertThat(items(guest))
        .containsExactly(
            new Item.Profile(guest, Optional.empty()), new Item.Used(List.of(), List.of()));
  }

  @Test
  void aMemberGetsAllTheyHaveAndNothingOfAnothers() {
    stores
        .users()
        .register(Account.registered(anna().id(), anna().email(), new PasswordHash("#"), NOON));
    Belongings annas = Belongings.of(stores, anna());
    Belongings.of(stores, ben());

    assertThat(items(anna()))
        .containsExactly(
            new Item.Profile(anna(), Optional.of(NOON)),
            conversation(annas.live().chat(), List.of()),
            conversation(
                annas.closed().chat(),
                List.of(new Vote(annas.closed().chat(), annas.closed().answer(), Vote.Verdict.UP))),
            new Item.Document(
                stores.documents().versions(anna().id(), annas.document()),
                stores.suggestions().of(anna().id(), annas.document())),
            new Item.Used(
                List.of(NOON, NOON.plusSeconds(60)),
                List.of(new UsageLedger.Total("eu.anthropic.claude-haiku-5-5", 1, 0, 1, 1, 0, 0))));
  }

  @Test
  void nothingInItTellsTheHashOfThePassword() {
    stores
        .users()
        .register(
            Account.registered(
                anna().id(), anna().email(), new PasswordHash("a telling hash"), NOON));
    Belongings.of(stores, anna());

    assertThat(items(anna()).toString())
        .contains("anna@example.org")
        .doesNotContain("a telling hash");
  }

  @Test
  void chatsOfManyPagesAreAllThereNewestFirst() {
    List<ChatId> oldestFirst = beginMany(250);

    assertThat(chats(items(anna()))).containsExactlyElementsOf(oldestFirst.reversed());
  }

  @Test
  void aChatDeletedMeanwhileCostsNoOtherAndNothingComesTwice() {
    List<ChatId> newestFirst = beginMany(250).reversed();
    List<Item> items = new ArrayList<>();

    export.of(
        anna(),
        item -> {
          items.add(item);
          if (chats(List.of(item)).contains(newestFirst.get(99))) {
            stores.chats().delete(anna().id(), newestFirst.get(99));
          }
        });

    assertThat(chats(items)).containsExactlyElementsOf(newestFirst);
  }

  @Test
  void aSinkThatThrowsEndsIt() {
    beginMany(3);
    List<Item> items = new ArrayList<>();

    assertThatThrownBy(
            () ->
                export.of(
                    anna(),
                    item -> {
                      items.add(item);
                      if (items.size() == 2) {
                        throw new IllegalStateException("the reader left");
                      }
                    }))
        .hasMessage("the reader left");
    assertThat(items).hasSize(2);
  }

  private Item conversation(ChatId id, List<Vote> votes) {
    Chat chat = stores.chats().find(id).orElseThrow();
    return new Item.Conversation(chat, stores.messages().of(id), votes);
  }

  private List<ChatId> beginMany(int count) {
    return IntStream.range(0, count)
        .mapToObj(second -> AQuestion.by(anna()).at(NOON.plusSeconds(second)))
        .map(question -> Replying.open(stores, question).chat())
        .toList();
  }

  private List<Item> items(User user) {
    List<Item> items = new ArrayList<>();
    export.of(user, items::add);
    return items;
  }

  private static List<ChatId> chats(List<Item> items) {
    return items.stream()
        .filter(Item.Conversation.class::isInstance)
        .map(item -> ((Item.Conversation) item).chat().id())
        .toList();
  }
}
