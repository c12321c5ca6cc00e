package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.usecase.Installation.ask;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.access.Plans;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.Routing;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.fake.Altered;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.port.Messages;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyFailure;
import ai.chatbot.core.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
final class FailingTest {
  private static final Plans PLANS = Plans.standard(ModelCatalog.standard().ids());

  private Installation installation = Installation.empty();

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void aModelThatFailsAmidATextKeepsTheText() throws InterruptedException {
    ModelFailure failure =
        new ModelFailure.BrokenStream(ModelFailure.Report.of("connection reset"));
    Engine engine = installation.start(ScriptedModel.saying("Hel", "lo").thenFailing(failure));

    Reply reply = ask(engine, anna());
    List<ReplyEvent> events = Reading.whole(engine, reply);

    Reading.assertWellFormed(events);
    assertThat(Reading.end(events)).isEqualTo(new ReplyEnd.Failed(ReplyFailure.BROKEN_OFF));
    assertThat(installation.answer(reply).text()).isEqualTo("Hello");
    assertThat(installation.answer(reply).ending()).isEqualTo(Ending.FAILED);
    assertThat(installation.trouble().modelFailures().first()).isEqualTo(failure);
    assertThat(installation.log(reply)).isEqualTo(events);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aPersonIsToldOfAFailureInGeneralTermsAndTheOperatorInTheProvidersWords(
      ModelFailure failure, ReplyFailure told) throws InterruptedException {
    Engine engine = installation.start(ScriptedModel.failing(failure));

    List<ReplyEvent> events = Reading.whole(engine, ask(engine, anna()));

    assertThat(Reading.end(events)).isEqualTo(new ReplyEnd.Failed(told));
    assertThat(installation.trouble().modelFailures().first()).isEqualTo(failure);
    assertThat(events.toString()).doesNotContain("secret words");
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        told(ModelFailure.NoAccess::new, ReplyFailure.NO_ACCESS),
        told(ModelFailure.CredentialsMissing::new, ReplyFailure.NO_ACCESS),
        told(ModelFailure.CredentialsRefused::new, ReplyFailure.NO_ACCESS),
        told(ModelFailure.GuardrailUnusable::new, ReplyFailure.NO_ACCESS),
        told(ModelFailure.ProfileRequired::new, ReplyFailure.NO_MODEL),
        told(ModelFailure.UnknownModel::new, ReplyFailure.NO_MODEL),
        told(ModelFailure.ModelEnded::new, ReplyFailure.NO_MODEL),
        told(ModelFailure.Throttled::new, ReplyFailure.BUSY),
        told(ModelFailure.Busy::new, ReplyFailure.BUSY),
        told(ModelFailure.QuotaSpent::new, ReplyFailure.QUOTA_SPENT),
        told(ModelFailure.ContextTooLong::new, ReplyFailure.TOO_LONG),
        told(ModelFailure.Blocked::new, ReplyFailure.BLOCKED),
        told(ModelFailure.Rejected::new, ReplyFailure.REJECTED),
        told(ModelFailure.Unavailable::new, ReplyFailure.UNAVAILABLE),
        told(ModelFailure.TimedOut::new, ReplyFailure.TIMED_OUT),
        told(ModelFailure.BrokenStream::new, ReplyFailure.BROKEN_OFF),
        told(ModelFailure.MalformedOutput::new, ReplyFailure.BROKEN_OFF));
  }

  private static Arguments told(
      Function<ModelFailure.Report, ModelFailure> failure, ReplyFailure told) {
    return Arguments.of(failure.apply(ModelFailure.Report.of("secret words")), told);
  }

  @Test
  void aModelThatThrowsIsABugThatEndsTheAnswerAndIsTold() throws InterruptedException {
    RuntimeException bug = new IllegalStateException("a bug");
    Engine engine = installation.start(ScriptedModel.saying("Hel").thenThrowing(bug));

    Reply reply = ask(engine, anna());
    List<ReplyEvent> events = Reading.whole(engine, reply);

    Reading.assertWellFormed(events);
    assertThat(Reading.end(events)).isEqualTo(new ReplyEnd.Failed(ReplyFailure.INTERNAL));
    assertThat(installation.trouble().bugs().first()).isSameAs(bug);
    assertThat(installation.answer(reply).text()).isEqualTo("Hel");
  }

  @Test
  void aModelThatEndsWithoutSayingSoHasBrokenOff() throws InterruptedException {
    Engine engine = installation.start(ScriptedModel.saying("Hel").thenLeaving());

    List<ReplyEvent> events = Reading.whole(engine, ask(engine, anna()));

    Reading.assertWellFormed(events);
    assertThat(Reading.end(events)).isEqualTo(new ReplyEnd.Failed(ReplyFailure.BROKEN_OFF));
  }

  @Test
  void aModelThatFailsAfterCallingAToolLeavesNoOpenCall() throws InterruptedException {
    Engine engine =
        installation.start(
            ScriptedModel.calling("one", Value.fields())
                .thenEmitting(new ModelEvent.ToolInputStarted("cut", "two"))
                .thenEmitting(new ModelEvent.ToolInputDelta("cut", "{\"ha"))
                .thenFailing(new ModelFailure.BrokenStream(ModelFailure.Report.of("gone"))));

    Reply reply = ask(engine, anna());
    List<ReplyEvent> events = Reading.whole(engine, reply);

    Reading.assertWellFormed(events);
    assertThat(installation.answer(reply).parts())
        .hasSize(3)
        .last()
        .isInstanceOf(MessagePart.ToolUse.class);
  }

  @Test
  void whereNoModelServesTheRegionTheAnswerSaysSo() throws InterruptedException {
    ScriptedModel model = ScriptedModel.saying("Hi");
    Engine engine = installation.start(model, Duration.ZERO, "sa-east-1", PLANS);

    List<ReplyEvent> events = Reading.whole(engine, ask(engine, anna()));

    Reading.assertWellFormed(events);
    assertThat(Reading.end(events)).isEqualTo(new ReplyEnd.Failed(ReplyFailure.NO_MODEL));
    assertThat(model.asked()).isEmpty();
    assertThat(installation.trouble().unanswered().soFar())
        .containsExactly(Routing.Reason.OUT_OF_REACH);
  }

  @Test
  void anAnswerWhoseConversationCannotBeReadStillHasAStartAndAnEnd() throws InterruptedException {
    RuntimeException down = new IllegalStateException("no messages today");
    installation =
        installation.withMessages(
            messages ->
                Altered.port(
                    Messages.class,
                    messages,
                    "of",
                    arguments -> {
                      throw down;
                    }));
    Engine engine = installation.start(ScriptedModel.saying("Hi"));

    List<ReplyEvent> events = Reading.whole(engine, ask(engine, anna()));

    Reading.assertWellFormed(events);
    assertThat(Reading.end(events)).isEqualTo(new ReplyEnd.Failed(ReplyFailure.INTERNAL));
    assertThat(installation.trouble().bugs().first()).isSameAs(down);
  }
}
