package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.usecase.Installation.ask;
import static ai.chatbot.core.usecase.Installation.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Pick;
import ai.chatbot.core.catalog.Reach;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.fake.NotedTrouble;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.reply.MessageAssembler;
import ai.chatbot.core.reply.ModelCall;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that are stopped while a tool runs, or before a model is called. */
@Timeout(60)
final class CutOffTest {
  private final ChatId chat = AQuestion.aChat();
  private final Installation installation = Installation.empty();

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void whatIsKeptOfAToolIsWhatItsReadersWereTold() throws InterruptedException {
    Engine engine =
        installation.start(
            ScriptedModel.calling(
                    "createDocument", Value.fields().with("title", "Sky").with("kind", "text"))
                .writtenBy(ScriptedModel.saying("# Sk").thenNeverEnding()));
    Reply reply = ask(engine, question(anna(), chat, "Write"));
    try (ReplyFollower follower = engine.followReply().follow(reply)) {
      Reading.until(follower, ReplyEvent.DocumentDelta.class::isInstance);
    }

    engine.stopReply().stop(anna(), chat);
    Reading.whole(engine, reply);

    assertThat(installation.log(reply)).hasAtLeastOneElementOfType(ReplyEvent.ToolSettled.class);
    assertThat(installation.answer(reply).parts())
        .isEqualTo(MessageAssembler.of(installation.log(reply)).parts());
  }

  @Test
  void aCallThatIsCutOffBeforeItIsMadeCostsNothing() {
    List<ModelRequest> asked = new ArrayList<>();
    List<ModelCall> ledger = new ArrayList<>();
    ModelRouter router = new ModelRouter(ModelCatalog.standard(), Reach.from("us-east-1"));
    Calls calls =
        Calls.of(
            (request, sink) -> asked.add(request),
            router,
            () -> 0,
            new NotedTrouble(),
            ledger::add,
            () -> AQuestion.NOON);
    Turn turn = AQuestion.by(anna()).turn();
    Pick pick = new Pick("claude-haiku", ModelCatalog.standard().ids());
    ReplyTask task =
        ReplyTask.of(turn.reply(), anna().id(), pick, "Be brief.", List.of(turn.question()));
    TitleMaker titles = new TitleMaker(calls);

    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> titles.title(task));
    assertThat(asked).isEmpty();
    assertThat(ledger).isEmpty();
  }
}
