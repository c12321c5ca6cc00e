package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.aGuest;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.chatbot.core.access.Allowance;
import ai.chatbot.core.access.Entitlements;
import ai.chatbot.core.access.Plans;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.catalog.Reach;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.Replying;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.fake.NotedTrouble;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.UsageLedger.Total;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import ai.chatbot.core.usecase.AskInChat.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One question, as a program asks it that ends with its answer and keeps both. */
@Timeout(60)
final class AskInChatTest {
  private static final Instant NOON = AQuestion.NOON;

  private final NotedTrouble trouble = new NotedTrouble();
  private final Stores stores = InMemoryStores.empty(() -> NOON);
  private final ChatId chat = AQuestion.aChat();
  private final List<ReplyEvent> events = new ArrayList<>();

  @Test
  void theAnswerComesInPiecesAndIsKeptWithItsQuestion() throws Exception {
    Answer answer = answered(ask(ScriptedModel.saying("Because of ", "Rayleigh."), "Why?"));

    assertThat(answer.end()).isEqualTo(new ReplyEnd.Finished(StopReason.END_TURN));
    assertThat(events).contains(new ReplyEvent.TextDelta(0, "Because of "));
    assertThat(stores.messages().of(chat))
        .extracting(Message::text)
        .containsExactly("Why?", "Because of Rayleigh.");
    assertThat(stores.replies().liveIn(chat)).isEmpty();
    assertThat(stores.usage().questions(anna().id(), Instant.EPOCH)).containsExactly(NOON);
  }

  @Test
  void whoReadsTheReplyLaterReadsAllOfIt() throws Exception {
    ask(ScriptedModel.saying("Yes."), "Why?");

    Message answer = stores.messages().of(chat).getLast();
    List<ReplyEvent> log = stores.replies().read(new ReplyId(answer.id().value()), 0);
    assertThat(log).startsWith(new ReplyEvent.Started(answer.id())).containsAll(events);
    assertThat(log)
        .last()
        .isEqualTo(new ReplyEvent.Ended(new ReplyEnd.Finished(StopReason.END_TURN)));
  }

  @Test
  void theModelIsToldWhatWasSaidBefore() throws Exception {
    ask(ScriptedModel.saying("Hello, Anna."), "I am Anna.");
    ScriptedModel model = ScriptedModel.saying("Anna.");

    ask(model, "Who am I?");

    assertThat(model.asked().getFirst().messages())
        .containsExactly(
            ModelMessage.user("I am Anna."), said("Hello, Anna."), ModelMessage.user("Who am I?"));
    assertThat(model.asked().getFirst().asker()).isEqualTo(anna().id());
  }

  @Test
  void theChatIsCalledWhatItsFirstQuestionBeginsWithAndNoModelIsAskedForThat() throws Exception {
    ScriptedModel model = ScriptedModel.saying("Yes.");
    ask(model, "# Why is the sky blue?\nTell me.");
    ask(model, "And the sea?");

    assertThat(stores.chats().find(chat)).map(Chat::title).contains("Why is the sky blue?");
    assertThat(model.asked()).hasSize(2).allMatch(asked -> asked.purpose() == Purpose.CHAT);
  }

  @Test
  void aChatKeepsTheNameThatItsOwnerHasGivenIt() throws Exception {
    ask(ScriptedModel.saying("Yes."), "Why?");
    stores.chats().rename(anna().id(), chat, "Colours");

    ask(ScriptedModel.saying("Yes."), "And the sea?");

    assertThat(stores.chats().find(chat)).map(Chat::title).contains("Colours");
  }

  @Test
  void theLedgerKnowsWhatItTook() throws Exception {
    TokenUsage usage = new TokenUsage(7, 5, 0, 0);

    ask(ScriptedModel.saying("Yes.").thenEndingFor(StopReason.END_TURN, usage), "Why?");

    assertThat(stores.usage().totals(anna().id(), Instant.EPOCH))
        .containsExactly(new Total("us.anthropic.claude-haiku-5-5", 1, 0, 7, 5, 0, 0));
  }

  @Test
  void whatWasSaidBeforeAnInterruptIsKeptAsStopped() {
    ScriptedModel model = ScriptedModel.saying("Hel").thenNeverEnding();

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(
            () ->
                asking(model).ask(anna(), chat, question("Hello"), AskInChatTest::interruptAtText));

    assertKept("Hel", Ending.STOPPED);
    assertThat(model.wasInterrupted()).isTrue();
  }

  @Test
  void whatWasSaidBeforeTheReaderLeftIsKeptAsStopped() {
    ScriptedModel model = ScriptedModel.saying("Hel", "lo").thenNeverEnding();

    assertThatIllegalStateException()
        .isThrownBy(
            () -> asking(model).ask(anna(), chat, question("Hello"), AskInChatTest::leaveAtText));

    assertKept("Hel", Ending.STOPPED);
  }

  @Test
  void afterAFaultOfOursTheAnswerIsKeptAsFailed() {
    ScriptedModel model =
        ScriptedModel.saying("Hel").thenThrowing(new IllegalStateException("a bug"));

    assertThatIllegalStateException().isThrownBy(() -> ask(model, "Hello"));

    assertKept("Hel", Ending.FAILED);
  }

  @Test
  void whileAnotherAnswerIsBeingMadeThereIsNone() throws Exception {
    AQuestion elsewhere = AQuestion.by(anna()).in(chat);
    stores.replies().renewLease(AQuestion.HERE, Duration.ofMinutes(1));
    Reply live = Replying.open(stores, elsewhere);
    ScriptedModel model = ScriptedModel.saying("Yes.");

    assertThat(ask(model, "Why?")).isEqualTo(new Result.Busy());

    assertThat(model.asked()).isEmpty();
    assertThat(stores.messages().of(chat)).hasSize(1);
    assertThat(stores.replies().liveIn(chat)).contains(live);
  }

  @Test
  void whatAProgramThatWasKilledHasLeftIsEndedFirst() throws Exception {
    Reply left = Replying.open(stores, AQuestion.by(anna()).in(chat));
    stores
        .replies()
        .append(
            left.id(),
            left.owner(),
            0,
            List.of(
                new ReplyEvent.Started(left.answer()),
                new ReplyEvent.TextStarted(0),
                new ReplyEvent.TextDelta(0, "Half an")));

    answered(ask(ScriptedModel.saying("Yes."), "Why?"));

    assertThat(stores.messages().of(chat))
        .extracting(Message::text)
        .containsExactly("Why is the sky blue?", "Half an", "Why?", "Yes.");
    assertThat(stores.messages().of(chat).get(1).ending()).isEqualTo(Ending.INTERRUPTED);
  }

  @Test
  void itsLeaseEndsWithTheAnswer() throws Exception {
    ask(ScriptedModel.saying("Yes."), "Why?");
    Message answer = stores.messages().of(chat).getLast();
    Reply ended = stores.replies().find(new ReplyId(answer.id().value())).orElseThrow();

    Reply sameOwners = Replying.open(stores, AQuestion.by(ben()).answeredBy(ended.owner()));

    assertThat(stores.replies().abandoned()).containsExactly(sameOwners);
  }

  @Test
  void nobodyAsksInAChatOfSomebodyElseNotEvenAPublicOne() throws Exception {
    Replying.openAndClose(stores, AQuestion.by(ben()).in(chat).inPublic());
    ScriptedModel model = ScriptedModel.saying("Yes.");

    assertThat(ask(model, "Why?")).isEqualTo(new Result.Forbidden());
    assertThat(model.asked()).isEmpty();
    assertThat(stores.messages().of(chat)).hasSize(2);
  }

  @Test
  void theAskersPlanHolds() throws Exception {
    User guest = aGuest();
    ScriptedModel model = ScriptedModel.saying("Yes.");
    Plans plans = plans(1, Set.of(ModelCatalog.CLAUDE_HAIKU));
    AskInChat asking = asking(model, plans);

    answered(asking.ask(guest, AQuestion.aChat(), question("One?"), events::add));

    assertThat(asking.ask(guest, AQuestion.aChat(), question("Two?"), events::add))
        .isEqualTo(new Result.AllowanceSpent(NOON.plus(Allowance.WINDOW)));
    assertThat(
            asking.ask(
                anna(),
                AQuestion.aChat(),
                new Ask.Question("One?", Optional.empty(), "nova-pro"),
                events::add))
        .isEqualTo(new Result.ModelNotIncluded(ModelCatalog.NOVA_PRO));
    assertThat(model.asked()).hasSize(1);
  }

  @Test
  void aModelThatThereIsNotIsNotAsked() {
    Ask.Question question = new Ask.Question("Why?", Optional.empty(), "gpt");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> asking(ScriptedModel.silent()).ask(anna(), chat, question, events::add));
    assertThat(stores.chats().find(chat)).isEmpty();
  }

  private void assertKept(String text, Ending ending) {
    Message answer = stores.messages().of(chat).getLast();
    assertThat(answer.text()).isEqualTo(text);
    assertThat(answer.ending()).isEqualTo(ending);
    assertThat(stores.replies().liveIn(chat)).isEmpty();
  }

  private Result ask(ScriptedModel model, String question) throws InterruptedException {
    return asking(model).ask(anna(), chat, question(question), events::add);
  }

  private AskInChat asking(ScriptedModel model) {
    return asking(model, Plans.standard(ModelCatalog.standard().ids()));
  }

  private AskInChat asking(ScriptedModel model, Plans plans) {
    ModelRouter router = new ModelRouter(ModelCatalog.standard(), Reach.from("us-east-1"));
    return new AskInChat(model, router, trouble, stores, plans, () -> NOON, () -> 0);
  }

  private static Plans plans(int questions, Set<ModelId> models) {
    Entitlements entitlements = new Entitlements(new Allowance(questions), models);
    return new Plans(entitlements, entitlements);
  }

  private static Answer answered(Result result) {
    assertThat(result).isInstanceOf(Result.Answered.class);
    return ((Result.Answered) result).answer();
  }

  private static Ask.Question question(String prompt) {
    return new Ask.Question(prompt, Optional.empty(), ModelCatalog.CLAUDE_HAIKU.value());
  }

  private static void interruptAtText(ReplyEvent event) {
    if (event instanceof ReplyEvent.TextDelta) {
      Thread.currentThread().interrupt();
    }
  }

  private static void leaveAtText(ReplyEvent event) {
    if (event instanceof ReplyEvent.TextDelta) {
      throw new IllegalStateException("nobody reads");
    }
  }

  private static ModelMessage said(String words) {
    return new ModelMessage(Role.ASSISTANT, List.of(new ModelBlock.Text(words)));
  }
}
