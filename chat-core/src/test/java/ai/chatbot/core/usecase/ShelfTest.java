package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static ai.chatbot.core.usecase.Installation.ask;
import static ai.chatbot.core.usecase.Installation.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.port.Chats;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.usecase.Shelf.Change;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class ShelfTest {
  private final Installation installation = Installation.empty();
  private final Engine engine = installation.start(ScriptedModel.saying("Because of Rayleigh."));
  private final Shelf shelf = engine.shelf();
  private final ChatId chat = AQuestion.aChat();
  private final MessageId question = AQuestion.aMessage();

  @BeforeEach
  void annaAsks() throws InterruptedException {
    Reading.whole(engine, ask(engine, question(anna(), chat, question, "Why is the sky blue?")));
  }

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void anOwnerNamesAChat() {
    assertThat(shelf.rename(anna(), chat, "  Sky  ")).isEqualTo(new Change.Done(theChat()));
    assertThat(theChat().title()).isEqualTo("Sky");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "\uD800", "bell\u0007", "two\nlines"})
  void aNameIsReadable(String title) {
    assertThat(shelf.rename(anna(), chat, "Sky")).isInstanceOf(Change.Done.class);

    assertThat(shelf.rename(anna(), chat, title)).isEqualTo(new Change.Unreadable());
    assertThat(shelf.rename(anna(), chat, "x".repeat(Shelf.LONGEST_TITLE + 1)))
        .isEqualTo(new Change.Unreadable());
    assertThat(theChat().title()).isEqualTo("Sky");
  }

  @Test
  void anOwnerSharesAChatAndTakesItBack() {
    assertThat(shelf.chat(ben(), chat)).isEmpty();

    shelf.show(anna(), chat, Visibility.PUBLIC);
    assertThat(shelf.chat(ben(), chat)).contains(theChat());

    shelf.show(anna(), chat, Visibility.PRIVATE);
    assertThat(shelf.chat(ben(), chat)).isEmpty();
  }

  @Test
  void nobodyElseChangesAChatAndAStrangerIsNotToldOfIt() {
    shelf.rename(anna(), chat, "Sky");
    Chat before = theChat();

    assertThat(shelf.rename(ben(), chat, "Mine")).isEqualTo(new Change.Missing());
    assertThat(shelf.show(ben(), chat, Visibility.PUBLIC)).isEqualTo(new Change.Missing());
    assertThat(shelf.delete(ben(), chat)).isEqualTo(new Change.Missing());
    assertThat(shelf.deleteFrom(ben(), chat, question)).isEmpty();
    assertThat(shelf.deleteAll(ben())).isZero();
    assertThat(theChat()).isEqualTo(before);
    assertThat(installation.messages(chat)).hasSize(2);
  }

  @Test
  void aReaderOfAPublicChatIsToldThatItIsNotTheirs() {
    shelf.show(anna(), chat, Visibility.PUBLIC);

    assertThat(shelf.rename(ben(), chat, "Mine")).isEqualTo(new Change.Forbidden());
    assertThat(shelf.delete(ben(), chat)).isEqualTo(new Change.Forbidden());
    assertThat(shelf.deleteFrom(ben(), chat, question)).isEmpty();
    assertThat(installation.messages(chat)).hasSize(2);
  }

  @Test
  void aDeletedChatIsGoneWithItsMessages() {
    shelf.rename(anna(), chat, "Sky");
    Chat before = theChat();

    assertThat(shelf.delete(anna(), chat)).isEqualTo(new Change.Done(before));
    assertThat(shelf.delete(anna(), chat)).isEqualTo(new Change.Missing());
    assertThat(installation.messages(chat)).isEmpty();
  }

  @Test
  void allChatsAreDeletedAtOnce() throws InterruptedException {
    Reading.whole(engine, ask(engine, question(anna(), AQuestion.aChat(), "And at dusk?")));

    assertThat(shelf.deleteAll(anna())).isEqualTo(2);
    assertThat(shelf.chats(anna(), new Chats.Position.Newest(), 10).orElseThrow().chats())
        .isEmpty();
  }

  @Test
  void anAnswerThatIsBeingMadeEndsWithItsChat() throws InterruptedException {
    Gate gate = new Gate();
    ScriptedModel waiting = ScriptedModel.saying("Hm").thenWaiting(gate);
    Engine other = installation.start(waiting);
    ChatId doomed = AQuestion.aChat();
    Reply reply = ask(other, question(anna(), doomed, "Why?"));
    gate.awaitArrival();

    other.shelf().delete(anna(), doomed);

    assertThat(Reading.end(Reading.whole(other, reply))).isEqualTo(new ReplyEnd.Stopped());
    waiting.awaitInterrupt();
    assertThat(installation.messages(doomed)).isEmpty();
  }

  @Test
  void messagesAreDeletedFromOneOn() {
    assertThat(shelf.deleteFrom(anna(), chat, AQuestion.aMessage())).hasValue(0);
    assertThat(shelf.deleteFrom(anna(), chat, question)).hasValue(2);
    assertThat(installation.messages(chat)).isEmpty();
    assertThat(shelf.chat(anna(), chat)).isPresent();
  }

  @Test
  void oneFindsOnesOwnChatsByTheirWords() {
    assertThat(shelf.search(anna(), "rayleigh because", 10))
        .extracting(found -> found.chat().id())
        .containsExactly(chat);
    assertThat(shelf.search(ben(), "rayleigh", 10)).isEmpty();
    assertThat(shelf.search(anna(), "\uD800", 10)).isEmpty();
  }

  @Test
  void aPageHasALimit() {
    for (int limit : List.of(0, Shelf.LARGEST_PAGE + 1)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> shelf.search(anna(), "sky", limit))
          .withMessage("limit is not between 1 and 100");
    }
  }

  private Chat theChat() {
    return installation.stores().chats().find(chat).orElseThrow();
  }
}
