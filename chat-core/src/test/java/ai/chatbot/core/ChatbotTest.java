package ai.chatbot.core;

import static ai.chatbot.core.contract.People.aGuest;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.chatbot.core.access.Allowance;
import ai.chatbot.core.access.Entitlements;
import ai.chatbot.core.access.Plans;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Reach;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.ChatPage;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.NotedTrouble;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.fake.ScriptedWeather;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.port.Chats;
import ai.chatbot.core.port.Health;
import ai.chatbot.core.port.LanguageModel;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.tool.ToolSpec;
import ai.chatbot.core.usecase.ReplyFollower;
import ai.chatbot.core.usecase.SendMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The chat as an application embeds it. */
@Timeout(60)
final class ChatbotTest {
  private static final ReplyEnd FINISHED = new ReplyEnd.Finished(StopReason.END_TURN);

  private final ChatId chat = AQuestion.aChat();

  @Test
  void anApplicationAsksReadsAndFindsTheAnswerOnTheShelf() throws InterruptedException {
    try (Chatbot chatbot =
        Chatbot.asking(ScriptedModel.saying("Because of ", "Rayleigh."), "us-east-1").open()) {
      chatbot.closeAbandonedReplies();
      StringBuilder read = new StringBuilder();
      try (ReplyFollower answer = chatbot.followReply().follow(ask(chatbot, anna()))) {
        assertThat(answer.readText(read::append)).isEqualTo(FINISHED);
      }

      assertThat(read).hasToString("Because of Rayleigh.");
      assertThat(chatbot.stopReply().stop(anna(), chat)).isTrue();
      assertThat(chatbot.shelf().messages(anna(), chat).orElseThrow())
          .extracting(Message::text)
          .containsExactly("Why is the sky blue?", "Because of Rayleigh.");
      assertThat(chatbot.shelf().chats(anna(), new Chats.Position.Newest(), 10))
          .map(ChatPage::chats)
          .map(List::size)
          .contains(1);
      assertThat(chatbot.shelf().chats(ben(), new Chats.Position.Newest(), 10))
          .map(ChatPage::chats)
          .contains(List.of());
      assertThat(chatbot.shelf().models(anna())).hasSize(4).allMatch(it -> it.included());
    }
  }

  @Test
  void aQuestionAskedAgainInTheSameWordsIsAnotherQuestion() throws InterruptedException {
    try (Chatbot chatbot = asking(ScriptedModel.saying("Yes.")).open()) {
      read(chatbot, ask(chatbot, anna()));
      read(chatbot, ask(chatbot, anna()));

      assertThat(chatbot.shelf().messages(anna(), chat).orElseThrow()).hasSize(4);
      assertThat(chatbot.shelf().messages(ben(), chat)).isEmpty();
    }
  }

  @Test
  void noGuestIsForgottenBeforeTheirAllowanceIs() {
    Chatbot.Builder builder = asking(ScriptedModel.silent()).guestsKeptFor(Duration.ofDays(1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.guestsKeptFor(Duration.ofDays(1).minusNanos(1)))
        .withMessage("life is shorter than PT24H");
    builder.open().close();
  }

  @Test
  void theModelIsCalledFromTheRegion() throws InterruptedException {
    ScriptedModel model = ScriptedModel.saying("Ja.");

    try (Chatbot chatbot = Chatbot.asking(model, "eu-central-1").open()) {
      read(chatbot, ask(chatbot, anna()));
    }

    assertThat(routes(model)).singleElement().asString().startsWith("eu.anthropic.claude-haiku");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Chatbot.asking(model, " "))
        .withMessage("region is blank");
  }

  @Test
  void aRouterOfOnesOwnRoutes() throws InterruptedException {
    ScriptedModel model = ScriptedModel.saying("Yes.");
    ModelCatalog standard = ModelCatalog.standard();
    ModelCatalog novaAlone =
        new ModelCatalog(
            standard.models().stream()
                .filter(family -> family.id().equals(ModelCatalog.NOVA_LITE))
                .toList(),
            ModelCatalog.NOVA_LITE,
            ModelCatalog.NOVA_LITE);

    try (Chatbot chatbot =
        Chatbot.asking(model, new ModelRouter(novaAlone, Reach.from("us-east-1"))).open()) {
      assertThat(chatbot.shelf().models(anna())).hasSize(1).allMatch(it -> it.included());
      assertThat(chatbot.sendMessage().send(question(anna())))
          .isEqualTo(new SendMessage.Result.UnknownModel());
    }
  }

  @Test
  void guestsHaveTwentyQuestionsUnlessThePlansSayOtherwise() throws InterruptedException {
    User guest = aGuest();
    try (Chatbot chatbot = asking(ScriptedModel.saying("Yes.")).open()) {
      for (int asked = 0; asked < 20; asked++) {
        read(chatbot, ask(chatbot, guest));
      }
      assertThat(chatbot.sendMessage().send(question(guest))).isInstanceOf(SPENT);
    }
    Entitlements none = new Entitlements(new Allowance(0), ModelCatalog.standard().ids());
    try (Chatbot chatbot =
        asking(ScriptedModel.saying("Yes.")).plans(new Plans(none, none)).open()) {
      assertThat(chatbot.sendMessage().send(question(anna()))).isInstanceOf(SPENT);
    }
  }

  @Test
  void nothingOutlastsTheChatUnlessItHasStores() throws InterruptedException {
    Stores stores = InMemoryStores.empty(InstantSource.system());
    ScriptedModel model = ScriptedModel.saying("Yes.");
    try (Chatbot first = asking(model).stores(stores).open()) {
      read(first, ask(first, anna()));
    }

    try (Chatbot second = asking(model).stores(stores).open();
        Chatbot forgetful = asking(model).open()) {
      assertThat(second.shelf().messages(anna(), chat).orElseThrow()).hasSize(2);
      assertThat(forgetful.shelf().messages(anna(), chat)).isEmpty();
    }
  }

  @Test
  void modelsAreOfferedTheWeatherWhereSomebodyKnowsIt() throws InterruptedException {
    ScriptedModel without = ScriptedModel.saying("Yes.");
    ScriptedModel with = ScriptedModel.saying("Yes.");

    try (Chatbot chatbot = asking(without).open();
        Chatbot weatherwise = asking(with).weather(ScriptedWeather.cold()).open()) {
      read(chatbot, ask(chatbot, anna()));
      read(weatherwise, ask(weatherwise, anna()));
    }

    assertThat(offered(without)).isNotEmpty().doesNotContain("getWeather");
    assertThat(offered(with)).contains("getWeather");
  }

  @Test
  void theOperatorHearsWhatGoesWrong() throws InterruptedException {
    NotedTrouble trouble = new NotedTrouble();
    IllegalStateException bug = new IllegalStateException("the model has a bug");
    ScriptedModel model = ScriptedModel.silent().thenThrowing(bug);

    try (Chatbot chatbot = asking(model).operator(trouble).open()) {
      read(chatbot, ask(chatbot, anna()));
    }

    assertThat(trouble.bugs().first()).isSameAs(bug);
  }

  @Test
  void closingLetsARunningAnswerFinish() throws InterruptedException {
    Gate gate = new Gate();
    Chatbot chatbot = asking(ScriptedModel.waiting(gate)).open();
    Reply reply = ask(chatbot, anna());
    gate.awaitArrival();
    Thread closing = Thread.ofVirtual().start(chatbot::close);
    awaitClosing(chatbot);
    gate.open();

    assertThat(closing.join(Duration.ofSeconds(10))).isTrue();
    assertThat(read(chatbot, reply)).isEqualTo(FINISHED);
  }

  @Test
  void itsGraceDecidesWhetherARunningAnswerFinishes() throws InterruptedException {
    Gate gate = new Gate();
    Chatbot patient = asking(ScriptedModel.waiting(gate)).grace(Duration.ofHours(1)).open();
    Chatbot hasty = asking(ScriptedModel.waiting(new Gate())).grace(Duration.ZERO).open();
    Reply awaited = ask(patient, anna());
    Reply dropped = ask(hasty, anna());
    Thread closing = Thread.ofVirtual().start(patient::close);
    awaitClosing(patient);
    hasty.close();
    gate.open();

    assertThat(closing.join(Duration.ofSeconds(10))).isTrue();
    assertThat(read(patient, awaited)).isEqualTo(FINISHED);
    assertThat(read(hasty, dropped)).isEqualTo(new ReplyEnd.Interrupted());
  }

  private static final Class<SendMessage.Result.AllowanceSpent> SPENT =
      SendMessage.Result.AllowanceSpent.class;

  private static Chatbot.Builder asking(LanguageModel model) {
    return Chatbot.asking(model, "us-east-1");
  }

  private SendMessage.Command question(User asker) {
    return SendMessage.Command.of(asker, chat, "Why is the sky blue?", "claude-haiku");
  }

  private Reply ask(Chatbot chatbot, User asker) throws InterruptedException {
    SendMessage.Result result = chatbot.sendMessage().send(question(asker));
    assertThat(result).isInstanceOf(SendMessage.Result.Answering.class);
    return ((SendMessage.Result.Answering) result).reply();
  }

  private static ReplyEnd read(Chatbot chatbot, Reply reply) throws InterruptedException {
    try (ReplyFollower follower = chatbot.followReply().follow(reply)) {
      return follower.readToEnd(event -> {});
    }
  }

  private static void awaitClosing(Chatbot chatbot) {
    while (chatbot.check() instanceof Health.Up) {
      Thread.onSpinWait();
    }
  }

  private static Stream<String> routes(ScriptedModel model) {
    return model.asked().stream().map(ModelRequest::route).map(Route::inferenceId);
  }

  private static List<String> offered(ScriptedModel model) {
    return model.asked().getFirst().tools().stream().map(ToolSpec::name).toList();
  }
}
