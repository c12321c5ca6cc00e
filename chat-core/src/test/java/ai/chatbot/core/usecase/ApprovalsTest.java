package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static ai.chatbot.core.usecase.Installation.ask;
import static ai.chatbot.core.usecase.Installation.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.chatbot.core.access.Plans;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.fake.Altered;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.fake.ScriptedWeather;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.port.Continuation;
import ai.chatbot.core.port.Peers;
import ai.chatbot.core.port.Resumption;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.Turns;
import ai.chatbot.core.reply.AssistantPrompt;
import ai.chatbot.core.reply.Location;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import ai.chatbot.core.tool.Approval;
import ai.chatbot.core.tool.ApprovalId;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolState;
import ai.chatbot.core.usecase.AnswerApproval.Result;
import ai.chatbot.core.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ApprovalsTest {
  private static final Plans PLANS = Plans.standard(ModelCatalog.standard().ids());
  private static final Value.Fields BERN = Value.fields().with("city", "Bern");

  private Installation installation = Installation.empty();
  private final ScriptedWeather weather = ScriptedWeather.cold();
  private final ChatId chat = AQuestion.aChat();

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void aCallThatNeedsAPersonsWordPausesTheAnswer() throws InterruptedException {
    Engine engine = engine(askingForTheWeather());

    Reply reply = ask(engine, question(anna(), chat, "How warm is it?"));
    List<ReplyEvent> events = Reading.whole(engine, reply);

    Reading.assertWellFormed(events);
    assertThat(Reading.withoutTitle(events))
        .endsWith(
            new ReplyEvent.ApprovalRequested("call-1", pending(reply).getFirst()),
            new ReplyEvent.StepFinished(),
            new ReplyEvent.Ended(new ReplyEnd.Finished(StopReason.TOOL_USE)));
    assertThat(weather.asked()).isEmpty();
  }

  @Test
  void anAllowedCallRunsAndTheAnswerGoesOnUnderItsId() throws InterruptedException {
    ScriptedModel model = askingForTheWeather();
    Engine engine = engine(model);
    Reply paused = paused(engine);

    Reply goesOn = answering(say(engine, paused, Approval::granted));
    List<ReplyEvent> events = Reading.whole(engine, goesOn);

    assertThat(goesOn.answer()).isEqualTo(paused.answer());
    assertThat(goesOn.id()).isNotEqualTo(paused.id());
    Reading.assertWellFormed(events);
    assertThat(events.get(0)).isEqualTo(new ReplyEvent.Started(paused.answer()));
    assertThat(events.get(1)).isInstanceOf(ReplyEvent.ToolSettled.class);
    assertThat(events.get(2)).isEqualTo(new ReplyEvent.StepStarted());
    assertThat(weather.asked()).containsExactly(ScriptedWeather.CITY);
    Message answer = installation.answer(goesOn);
    assertThat(answer.text()).isEqualTo("Cold.");
    assertThat(answer.parts())
        .filteredOn(MessagePart.AnsweredBy.class::isInstance)
        .containsExactly(Installation.HAIKU);
    assertThat(answer.parts())
        .filteredOn(MessagePart.ToolUse.class::isInstance)
        .singleElement()
        .extracting(part -> ((MessagePart.ToolUse) part).state())
        .isInstanceOf(ToolState.Settled.class);
    assertThat(installation.messages(chat)).hasSize(2);
    assertThat(model.asked().getLast().messages().getLast().blocks())
        .singleElement()
        .isInstanceOf(ModelBlock.ToolResult.class);
  }

  @Test
  void aDeniedCallNeverRunsAndTheModelHearsWhy() throws InterruptedException {
    ScriptedModel model = askingForTheWeather();
    Engine engine = engine(model);
    Reply paused = paused(engine);

    Reply goesOn =
        answering(say(engine, paused, id -> new Approval(id, false, Optional.of("Too private."))));
    List<ReplyEvent> events = Reading.whole(engine, goesOn);

    assertThat(events.get(1)).isEqualTo(new ReplyEvent.ToolDenied("call-1"));
    assertThat(weather.asked()).isEmpty();
    assertThat(model.asked().getLast().messages().getLast().blocks())
        .containsExactly(
            new ModelBlock.ToolResult(
                "call-1",
                new ToolOutcome.Failed(
                    "The person did not allow this call. Their reason: Too private.")));
  }

  @Test
  void theAnswerGoesOnOnceNoCallWaits() throws InterruptedException {
    Engine engine =
        engine(
            ScriptedModel.calling("getWeather", BERN)
                .thenCalling("getWeather", BERN)
                .next()
                .thenSaying("Cold."));
    Reply paused = paused(engine);
    List<ApprovalId> both = pending(paused);

    assertThat(both).hasSize(2);
    assertThat(say(engine, paused, List.of(Approval.denied(both.getFirst()))))
        .isEqualTo(new Result.Waiting());
    assertThat(weather.asked()).isEmpty();
    Reply goesOn = answering(say(engine, paused, List.of(Approval.granted(both.getLast()))));
    Reading.whole(engine, goesOn);

    assertThat(weather.asked()).hasSize(1);
  }

  @Test
  void aSecondWordOnACallChangesNothingAndLeadsToWhatCameOfTheFirst() throws InterruptedException {
    Engine engine = engine(askingForTheWeather());
    Reply paused = paused(engine);
    ApprovalId waiting = pending(paused).getFirst();
    Reply goesOn = answering(say(engine, paused, Approval::granted));
    Reading.whole(engine, goesOn);

    Result second = say(engine, paused, List.of(Approval.granted(waiting)));

    assertThat(second).isInstanceOf(Result.Settled.class);
    assertThat(((Result.Settled) second).reply()).map(Reply::id).contains(goesOn.id());
    assertThat(weather.asked()).hasSize(1);
  }

  @Test
  void nobodyElseSaysAWord() throws InterruptedException {
    Engine engine = engine(askingForTheWeather());
    Reply paused = paused(engine);
    List<Approval> yes = List.of(Approval.granted(pending(paused).getFirst()));

    assertThat(say(engine, ben(), paused, yes)).isEqualTo(new Result.Forbidden());
    assertThat(pending(paused)).hasSize(1);
    assertThat(weather.asked()).isEmpty();
  }

  @Test
  void aWordOnWhatIsNotThereIsToldSo() throws InterruptedException {
    Engine engine = engine(askingForTheWeather());
    Reply paused = paused(engine);
    List<Approval> yes = List.of(Approval.granted(pending(paused).getFirst()));
    AnswerApproval.Command elsewhere =
        new AnswerApproval.Command(anna(), chat, AQuestion.aMessage(), yes, Optional.empty());

    assertThat(engine.answerApproval().answer(elsewhere)).isEqualTo(new Result.NoSuchCall());
    assertThat(say(engine, paused, List.of(Approval.granted(new ApprovalId("made up")))))
        .isInstanceOf(Result.Settled.class);
    assertThat(pending(paused)).hasSize(1);
  }

  @Test
  void aReasonMustBeTextOfSensibleLength() throws InterruptedException {
    Engine engine = engine(askingForTheWeather());
    Reply paused = paused(engine);
    String tooLong = "x".repeat(AnswerApproval.LONGEST_REASON + 1);

    for (String reason : List.of(tooLong, "\uD800 alone")) {
      assertThat(say(engine, paused, id -> new Approval(id, false, Optional.of(reason))))
          .isEqualTo(new Result.Unreadable());
    }
    assertThat(pending(paused)).hasSize(1);
  }

  @Test
  void aNewQuestionDeniesWhatIsPending() throws InterruptedException {
    ScriptedModel model = askingForTheWeather();
    Engine engine = engine(model);
    Reply paused = paused(engine);
    List<Approval> yes = List.of(Approval.granted(pending(paused).getFirst()));

    Reading.whole(engine, ask(engine, question(anna(), chat, "Never mind.")));

    assertThat(pending(paused)).isEmpty();
    assertThat(say(engine, paused, yes)).isInstanceOf(Result.Settled.class);
    assertThat(weather.asked()).isEmpty();
    assertThat(model.asked().getLast().messages().getLast().blocks())
        .startsWith(
            new ModelBlock.ToolResult(
                "call-1", new ToolOutcome.Failed("The person did not allow this call.")));
  }

  @Test
  void anAnswerThatWasStoppedWhileItGoesOnKeepsWhatItSaidBefore() throws InterruptedException {
    Gate gate = new Gate();
    Engine engine =
        engine(
            ScriptedModel.saying("Let me see. ")
                .thenCalling("getWeather", BERN)
                .next()
                .thenSaying("It is ")
                .thenWaiting(gate));
    Reply paused = paused(engine);
    Reply goesOn = answering(say(engine, paused, Approval::granted));
    gate.awaitArrival();
    assertThat(installation.answer(paused).text()).isEqualTo("Let me see. ");

    engine.stopReply().stop(anna(), chat);
    Reading.whole(engine, goesOn);

    assertThat(installation.answer(goesOn).text()).isEqualTo("Let me see. \nIt is ");
    assertThat(installation.answer(goesOn).ending()).isEqualTo(Ending.STOPPED);
  }

  @Test
  void anAnswerThatGoesOnKeepsItsTime() throws InterruptedException {
    Engine engine = engine(askingForTheWeather());
    Reply paused = paused(engine);
    Instant before = installation.answer(paused).createdAt();
    awaitALaterMillisecond(before);

    Reply goesOn = answering(say(engine, paused, Approval::granted));
    Reading.whole(engine, goesOn);

    assertThat(installation.answer(goesOn).text()).isEqualTo("Cold.");
    assertThat(installation.answer(goesOn).createdAt()).isEqualTo(before);
  }

  @Test
  void whoeverHasAnsweredGoesOnAlsoIfTheFamilyHasANewerOne() throws InterruptedException {
    String older = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
    ScriptedModel model = askingForTheWeather();
    Engine engine = engine(model);
    Reply reply = ask(engine, questionTo(older));
    Reading.whole(engine, reply);

    Reading.whole(engine, answering(say(engine, reply, Approval::granted)));

    assertThat(model.asked()).hasSize(2);
    assertThat(model.asked())
        .extracting(ModelRequest::route)
        .extracting(Route::inferenceId)
        .containsOnly(older);
    assertThat(installation.answer(reply).parts())
        .filteredOn(MessagePart.AnsweredBy.class::isInstance)
        .hasSize(1);
  }

  @Test
  void aModelThatGoesOnIsToldWhereThePersonIs() throws InterruptedException {
    Location bern =
        new Location(Optional.empty(), Optional.empty(), Optional.of("Bern"), Optional.of("CH"));
    ScriptedModel model = askingForTheWeather();
    Engine engine = engine(model);
    Reply paused = paused(engine);
    List<Approval> yes = List.of(Approval.granted(pending(paused).getFirst()));

    Reading.whole(
        engine,
        answering(
            engine
                .answerApproval()
                .answer(
                    new AnswerApproval.Command(
                        anna(), chat, paused.answer(), yes, Optional.of(bern)))));

    assertThat(model.asked().getFirst().system()).doesNotContain("Bern");
    assertThat(model.asked().getLast().system())
        .isEqualTo(AssistantPrompt.withDocuments(Optional.of(bern)));
  }

  @Test
  void anInstanceThatGoesAwayTakesNoWord() throws InterruptedException {
    Engine engine = engine(askingForTheWeather());
    Reply paused = paused(engine);
    Message before = installation.answer(paused);
    engine.close();

    assertThat(say(engine, paused, Approval::granted)).isEqualTo(new Result.ShuttingDown());

    assertThat(installation.answer(paused)).isEqualTo(before);
    assertThat(installation.stores().replies().liveIn(chat)).isEmpty();
  }

  @Test
  void aWordWhoseStoringHasAnUnknownOutcomeDoesNotBlockItsChat() throws InterruptedException {
    AtomicBoolean breaking = new AtomicBoolean(true);
    installation =
        installation.withTurns(
            turns ->
                Altered.port(
                    Turns.class,
                    turns,
                    "resume",
                    arguments -> {
                      Resumption resumption = turns.resume((Continuation) arguments[0]);
                      if (breaking.get()) {
                        throw new IllegalStateException("the store is down");
                      }
                      return resumption;
                    }));
    Engine engine = engine(ScriptedModel.saying("Let me see.").thenCalling("getWeather", BERN));
    Reply paused = paused(engine);
    assertThatIllegalStateException()
        .isThrownBy(() -> say(engine, paused, Approval::granted))
        .withMessage("the store is down");
    Reply left = installation.stores().replies().liveIn(chat).orElseThrow();

    List<ReplyEvent> events = Reading.whole(engine, left);

    Reading.assertWellFormed(events);
    assertThat(Reading.end(events)).isEqualTo(new ReplyEnd.Interrupted());
    assertThat(installation.stores().replies().liveIn(chat)).isEmpty();
    assertThat(installation.answer(paused).text()).isEqualTo("Let me see.");
    assertThat(weather.asked()).isEmpty();
  }

  @Test
  void anAnswerWhoseInstanceDiedWhileItWentOnKeepsWhatItSaidBefore() throws InterruptedException {
    Engine engine = engine(ScriptedModel.saying("Let me see.").thenCalling("getWeather", BERN));
    Reply paused = paused(engine);
    Message before = installation.answer(paused);
    Reply left = goingOnElsewhere(paused);
    awaitALaterMillisecond(before.createdAt());

    engine.closeAbandonedReplies();
    List<ReplyEvent> events = Reading.whole(engine, left);

    Reading.assertWellFormed(events);
    Message after = installation.answer(left);
    assertThat(after.text()).isEqualTo("Let me see.\nIt is ");
    assertThat(after.ending()).isEqualTo(Ending.INTERRUPTED);
    assertThat(after.answeredBy()).isEqualTo(before.answeredBy()).isPresent();
    assertThat(after.createdAt()).isEqualTo(before.createdAt());
    assertThat(installation.messages(chat)).hasSize(2);
  }

  /** The reply that goes on with that answer, on an instance that said a few words and died. */
  private Reply goingOnElsewhere(Reply paused) {
    Reply reply =
        new Reply(
            new ReplyId(UUID.randomUUID()),
            paused.answer(),
            chat,
            AQuestion.anInstance(),
            true,
            paused.startedAt());
    List<Approval> yes = pending(paused).stream().map(Approval::granted).toList();
    Stores stores = installation.stores();
    assertThat(stores.turns().resume(new Continuation(anna().id(), yes, reply)))
        .isInstanceOf(Resumption.Resumed.class);
    List<ReplyEvent> said =
        List.of(
            new ReplyEvent.Started(reply.answer()),
            new ReplyEvent.StepStarted(),
            new ReplyEvent.TextStarted(0),
            new ReplyEvent.TextDelta(0, "It is "));
    assertThat(stores.replies().append(reply.id(), reply.owner(), 0, said)).isTrue();
    return reply;
  }

  private void awaitALaterMillisecond(Instant than) {
    while (!installation.now().minusMillis(1).isAfter(than)) {
      Thread.onSpinWait();
    }
  }

  private SendMessage.Command questionTo(String model) {
    return new SendMessage.Command(
        anna(),
        chat,
        AQuestion.aMessage(),
        "How warm is it?",
        model,
        Visibility.PRIVATE,
        Optional.empty());
  }

  @Test
  void onePersonsWordsBuyNoMoreThanFiveCallsOfTheModel() throws InterruptedException {
    ScriptedModel model = ScriptedModel.silent();
    for (int call = 0; call < 20; call++) {
      model.thenCalling("getWeather", BERN).next();
    }
    Engine engine = engine(model);
    Reply latest = paused(engine);
    int words = 0;
    while (!pending(latest).isEmpty()) {
      latest = answering(say(engine, latest, Approval::denied));
      List<ReplyEvent> events = Reading.whole(engine, latest);
      Reading.assertWellFormed(events);
      assertThat(events).filteredOn(ReplyEvent.ToolDenied.class::isInstance).hasSize(1);
      words++;
    }

    assertThat(words).isEqualTo(4);
    assertThat(model.asked()).filteredOn(asked -> asked.purpose() == Purpose.CHAT).hasSize(5);
    assertThat(weather.asked()).isEmpty();
  }

  @Test
  void callsOfAnAnswerThatGoesOnHaveIdsOfTheirOwn() throws InterruptedException {
    ModelEvent called = new ModelEvent.ToolCalled(new ToolCall("call-1", "getWeather", BERN));
    Engine engine =
        engine(
            ScriptedModel.silent()
                .thenEmitting(called)
                .next()
                .thenEmitting(called)
                .next()
                .thenSaying("Cold."));
    Reply goesOn = answering(say(engine, paused(engine), Approval::granted));
    Reading.whole(engine, goesOn);
    Reading.whole(engine, answering(say(engine, goesOn, Approval::granted)));

    assertThat(installation.answer(goesOn).parts())
        .filteredOn(MessagePart.ToolUse.class::isInstance)
        .extracting(part -> ((MessagePart.ToolUse) part).call().id())
        .containsExactly("call-1", "call-1-2");
  }

  private Engine engine(ScriptedModel model) {
    return installation.start(
        new Peers(model, Optional.of(weather)), Duration.ZERO, "us-east-1", PLANS);
  }

  private static ScriptedModel askingForTheWeather() {
    return ScriptedModel.calling("getWeather", BERN).next().thenSaying("Cold.");
  }

  /** An answer that waits for a word on its calls. */
  private Reply paused(Engine engine) throws InterruptedException {
    Reply reply = ask(engine, question(anna(), chat, "How warm is it?"));
    Reading.whole(engine, reply);
    assertThat(pending(reply)).isNotEmpty();
    return reply;
  }

  private List<ApprovalId> pending(Reply reply) {
    return installation.answer(reply).pending();
  }

  private Result say(Engine engine, Reply paused, Function<ApprovalId, Approval> word) {
    return say(engine, paused, pending(paused).stream().map(word).toList());
  }

  private Result say(Engine engine, Reply paused, List<Approval> words) {
    return say(engine, anna(), paused, words);
  }

  private static Result say(Engine engine, User user, Reply paused, List<Approval> words) {
    return engine
        .answerApproval()
        .answer(
            new AnswerApproval.Command(
                user, paused.chat(), paused.answer(), words, Optional.empty()));
  }

  private static Reply answering(Result result) {
    assertThat(result).isInstanceOf(Result.Answering.class);
    return ((Result.Answering) result).reply();
  }
}
