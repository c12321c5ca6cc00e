package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.aGuest;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static ai.chatbot.core.usecase.Installation.ask;
import static ai.chatbot.core.usecase.Installation.question;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.access.Allowance;
import ai.chatbot.core.access.Entitlements;
import ai.chatbot.core.access.Plans;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class AskingTest {
  private final ScriptedModel model = ScriptedModel.saying("Because ", "of Rayleigh.");
  private final Installation installation = Installation.empty();
  private final Engine engine = installation.start(model);
  private final ChatId chat = AQuestion.aChat();

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void aQuestionIsAnsweredFromItsStartToItsEnd() throws InterruptedException {
    Reply reply = ask(engine, question(anna(), chat, "Why is the sky blue?"));

    List<ReplyEvent> events = Reading.whole(engine, reply);

    assertThat(Reading.withoutTitle(events))
        .containsExactly(
            new ReplyEvent.Started(reply.answer()),
            new ReplyEvent.StepStarted(),
            new ReplyEvent.AnsweredBy(Installation.HAIKU),
            new ReplyEvent.TextStarted(0),
            new ReplyEvent.TextDelta(0, "Because "),
            new ReplyEvent.TextDelta(0, "of Rayleigh."),
            new ReplyEvent.TextEnded(0),
            new ReplyEvent.StepFinished(),
            new ReplyEvent.Ended(new ReplyEnd.Finished(StopReason.END_TURN)));
    assertThat(installation.log(reply)).isEqualTo(events);
  }

  @Test
  void questionAndAnswerAreKeptWhenReadersHaveSeenTheEnd() throws InterruptedException {
    MessageId asked = AQuestion.aMessage();
    Reply reply = ask(engine, question(anna(), chat, asked, "Why is the sky blue?"));
    Reading.whole(engine, reply);

    List<Message> messages = engine.shelf().messages(anna(), chat).orElseThrow();

    assertThat(messages).extracting(Message::id).containsExactly(asked, reply.answer());
    assertThat(messages).extracting(Message::role).containsExactly(Role.USER, Role.ASSISTANT);
    assertThat(messages).extracting(Message::ending).containsOnly(Ending.FINISHED);
    assertThat(messages.getLast().parts())
        .containsExactly(
            new MessagePart.StepStart(),
            Installation.HAIKU,
            new MessagePart.Text("Because of Rayleigh."));
    assertThat(installation.stores().replies().find(reply.id())).map(Reply::live).contains(false);
  }

  @Test
  void theModelIsToldWhatWasSaidBefore() throws InterruptedException {
    Reading.whole(engine, ask(engine, question(anna(), chat, "Why is the sky blue?")));
    Reading.whole(engine, ask(engine, question(anna(), chat, "And at dusk?")));

    ModelRequest second = model.asked().getLast();
    assertThat(model.asked())
        .hasSize(2)
        .extracting(ModelRequest::purpose)
        .containsOnly(Purpose.CHAT);
    assertThat(second.messages())
        .extracting(ModelMessage::role)
        .containsExactly(Role.USER, Role.ASSISTANT, Role.USER);
    assertThat(second.messages().getLast()).isEqualTo(ModelMessage.user("And at dusk?"));
    assertThat(second.messages()).startsWith(model.asked().getFirst().messages().getFirst());
    assertThat(second.system()).isEqualTo(model.asked().getFirst().system());
    assertThat(second.tools()).isEqualTo(model.asked().getFirst().tools()).isNotEmpty();
  }

  @Test
  void anIdOfTheDeploymentGuideIsAnsweredByWhatHasBecomeOfIt() throws InterruptedException {
    Reading.whole(engine, ask(engine, to("us.anthropic.claude-3-5-haiku-20241022-v1:0", "Hi")));

    assertThat(model.asked().getFirst().route().inferenceId())
        .startsWith("us.anthropic.claude-haiku-");
    assertThat(model.asked().getFirst().route().model()).isEqualTo(ModelCatalog.CLAUDE_HAIKU);
  }

  @Test
  void theSameQuestionAgainFollowsTheSameReplyWhileItLivesAndAfter() throws InterruptedException {
    SendMessage.Command question = question(anna(), chat, "Why is the sky blue?");

    Reply first = ask(engine, question);
    Reply again = ask(engine, question);
    List<ReplyEvent> events = Reading.whole(engine, again);
    Reply later = ask(engine, question);

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(later.id()).isEqualTo(first.id());
    assertThat(Reading.whole(engine, later)).isEqualTo(events);
    assertThat(model.asked()).hasSize(1);
    assertThat(installation.messages(chat)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t", "Why\0?", "Why \uD83D?", "\uDE00"})
  void aQuestionThatIsNoTextIsNotStored(String text) throws InterruptedException {
    assertRefused(new SendMessage.Result.Unreadable(), question(anna(), chat, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "ü", "😀"})
  void thirtyTwoThousandCharactersPassAndOneMoreDoesNot(String character)
      throws InterruptedException {
    assertRefused(
        new SendMessage.Result.TooLong(32_000), question(anna(), chat, character.repeat(32_001)));

    Reply reply = ask(engine, question(anna(), chat, character.repeat(32_000)));
    assertThat(Reading.end(Reading.whole(engine, reply))).isInstanceOf(ReplyEnd.Finished.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gpt", "amazon.titan-text-lite-v1"})
  void aModelThatIsNotOnOfferIsNotAsked(String name) throws InterruptedException {
    assertRefused(new SendMessage.Result.UnknownModel(), to(name, "Hi"));
  }

  @Test
  void nobodyAsksInAnotherOnesChatEvenIfItIsPublic() throws InterruptedException {
    ChatId open = AQuestion.aChat();
    Reading.whole(engine, ask(engine, question(anna(), chat, "Mine")));
    Reading.whole(engine, ask(engine, inPublic(anna(), open)));
    assertThat(engine.shelf().chat(ben(), open)).isPresent();

    assertThat(engine.sendMessage().send(question(ben(), chat, "Let me in")))
        .isEqualTo(new SendMessage.Result.Forbidden());
    assertThat(engine.sendMessage().send(question(ben(), open, "Let me in")))
        .isEqualTo(new SendMessage.Result.Forbidden());

    assertThat(installation.messages(chat)).hasSize(2);
    assertThat(installation.messages(open)).hasSize(2);
  }

  @Test
  void anotherOnesMessageIdIsNotTakenOver() throws InterruptedException {
    MessageId annas = AQuestion.aMessage();
    Reading.whole(engine, ask(engine, question(anna(), chat, annas, "Mine")));

    assertThat(engine.sendMessage().send(question(ben(), AQuestion.aChat(), annas, "Hers?")))
        .isEqualTo(new SendMessage.Result.Forbidden());
  }

  @Test
  void afterTwentyQuestionsAGuestHasToWait() throws InterruptedException {
    User guest = aGuest();
    for (int asked = 0; asked < 20; asked++) {
      ask(engine, guest);
    }

    SendMessage.Result result = engine.sendMessage().send(question(guest, chat, "One more?"));

    assertThat(result).isInstanceOf(SendMessage.Result.AllowanceSpent.class);
    assertThat(((SendMessage.Result.AllowanceSpent) result).returnsAt())
        .isAfter(installation.now());
    assertThat(installation.stores().chats().find(chat)).isEmpty();
    assertThat(ask(engine, aGuest())).as("another guest's question").isNotNull();
  }

  @Test
  void aPlanSaysHowManyQuestionsAndWhichModels() throws InterruptedException {
    Set<ModelId> haiku = Set.of(ModelCatalog.CLAUDE_HAIKU);
    Entitlements one = new Entitlements(new Allowance(1), haiku);
    Engine strict = installation.start(model, Duration.ZERO, "us-east-1", new Plans(one, one));

    assertThat(strict.sendMessage().send(to("claude-sonnet", "Hi")))
        .isEqualTo(new SendMessage.Result.ModelNotIncluded(ModelCatalog.CLAUDE_SONNET));
    assertThat(strict.shelf().models(anna()))
        .filteredOn(Shelf.OfferedModel::included)
        .extracting(offered -> offered.model().id())
        .containsExactly(ModelCatalog.CLAUDE_HAIKU);
    assertThat(strict.shelf().defaultModel(anna()).id()).isEqualTo(ModelCatalog.CLAUDE_HAIKU);
    Reading.whole(strict, ask(strict, anna()));
    assertThat(strict.sendMessage().send(to("claude-haiku", "Hi")))
        .isInstanceOf(SendMessage.Result.AllowanceSpent.class);
  }

  @Test
  void whoDoesNotSayWhomAsksTheFirstThatIsIncludedAndCanBeCalled() {
    Set<ModelId> novas = Set.of(ModelCatalog.NOVA_PRO, ModelCatalog.NOVA_LITE);
    Entitlements some = new Entitlements(new Allowance(1), novas);
    Plans all = Plans.standard(ModelCatalog.standard().ids());

    assertThat(standard("us-east-1", all)).isEqualTo(ModelCatalog.CLAUDE_HAIKU);
    assertThat(standard("us-east-1", new Plans(some, some))).isEqualTo(ModelCatalog.NOVA_PRO);
    assertThat(standard("sa-east-1", all)).isEqualTo(ModelCatalog.NOVA_PRO);
  }

  @Test
  void whereAModelHasEndedItsSuccessorAnswersIfThePlanIncludesIt() throws InterruptedException {
    ModelFailure ended = new ModelFailure.ModelEnded(ModelFailure.Report.of("It has ended."));
    Entitlements proAlone = new Entitlements(new Allowance(9), Set.of(ModelCatalog.NOVA_PRO));
    Plans all = Plans.standard(ModelCatalog.standard().ids());

    assertThat(familiesAsked(ended, all))
        .containsExactly(ModelCatalog.NOVA_PRO, ModelCatalog.NOVA_LITE);
    assertThat(familiesAsked(ended, new Plans(proAlone, proAlone)))
        .containsExactly(ModelCatalog.NOVA_PRO);
  }

  /** Whom a question to Nova Pro goes to when everybody fails so. */
  private List<ModelId> familiesAsked(ModelFailure failure, Plans plans)
      throws InterruptedException {
    ScriptedModel failing = ScriptedModel.failing(failure);
    Engine other = installation.start(failing, Duration.ZERO, "us-east-1", plans);
    SendMessage.Command question =
        new SendMessage.Command(
            anna(),
            AQuestion.aChat(),
            AQuestion.aMessage(),
            "Hi",
            "nova-pro",
            Visibility.PRIVATE,
            Optional.empty());
    Reading.whole(other, ask(other, question));
    return failing.asked().stream().map(asked -> asked.route().model()).toList();
  }

  private ModelId standard(String region, Plans plans) {
    Engine other = installation.start(model, Duration.ZERO, region, plans);
    return other.shelf().defaultModel(anna()).id();
  }

  @Test
  void aRefusedQuestionCostsNothing() throws InterruptedException {
    User guest = aGuest();
    for (int asked = 0; asked < 25; asked++) {
      engine.sendMessage().send(question(guest, chat, ""));
      engine.sendMessage().send(to("gpt", "Hi"));
    }

    assertThat(ask(engine, guest)).isNotNull();
  }

  @Test
  void theChatIsOnItsOwnersShelfAlone() throws InterruptedException {
    Reading.whole(engine, ask(engine, question(anna(), chat, "Mine")));

    assertThat(engine.shelf().chat(anna(), chat)).map(Chat::id).contains(chat);
    assertThat(engine.shelf().chat(ben(), chat)).isEmpty();
    assertThat(engine.shelf().messages(ben(), chat)).isEmpty();
    assertThat(engine.shelf().messages(ben(), new ChatId(UUID.randomUUID()))).isEmpty();
  }

  private void assertRefused(SendMessage.Result refusal, SendMessage.Command question)
      throws InterruptedException {
    assertThat(engine.sendMessage().send(question)).isEqualTo(refusal);
    assertThat(installation.stores().chats().find(question.chat())).isEmpty();
    assertThat(installation.messages(question.chat())).isEmpty();
    assertThat(installation.stores().replies().liveIn(question.chat())).isEmpty();
    assertThat(model.asked()).isEmpty();
  }

  private SendMessage.Command to(String name, String text) {
    return new SendMessage.Command(
        anna(), chat, AQuestion.aMessage(), text, name, Visibility.PRIVATE, Optional.empty());
  }

  private static SendMessage.Command inPublic(User asker, ChatId chat) {
    return new SendMessage.Command(
        asker,
        chat,
        AQuestion.aMessage(),
        "Look!",
        ModelCatalog.CLAUDE_HAIKU.value(),
        Visibility.PUBLIC,
        Optional.empty());
  }
}
