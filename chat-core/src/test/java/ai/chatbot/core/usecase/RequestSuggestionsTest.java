package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.catalog.Capabilities;
import ai.chatbot.core.catalog.Effort;
import ai.chatbot.core.catalog.Generation;
import ai.chatbot.core.catalog.Lifecycle;
import ai.chatbot.core.catalog.Model;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Pick;
import ai.chatbot.core.catalog.Reach;
import ai.chatbot.core.catalog.Thinking;
import ai.chatbot.core.catalog.ToolCalling;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.fake.NotedTrouble;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.value.Value;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RequestSuggestionsTest {
  private static final InstantSource CLOCK = () -> AQuestion.NOON;
  private static final ModelId SMALL = new ModelId("small");

  @Test
  void aModelThatCannotCallToolsIsNotAsked() throws InterruptedException {
    ScriptedModel model = ScriptedModel.saying("It is fine.");
    Stores stores = InMemoryStores.empty(CLOCK);
    Turn turn = AQuestion.by(anna()).turn();
    stores.turns().open(turn);
    DocumentId sky = new DocumentId(UUID.randomUUID());
    stores
        .documents()
        .add(
            DocumentVersion.first(
                sky, anna().id(), "Sky", DocumentKind.TEXT, "It is blue.", AQuestion.NOON));
    Pick pick = new Pick(SMALL.value(), Set.of(SMALL));

    ToolOutcome outcome =
        suggestions(model, stores)
            .run(
                new ToolCall(
                    "call-1",
                    "requestSuggestions",
                    Value.fields().with("documentId", sky.toString())),
                ReplyTask.of(
                    turn.reply(), anna().id(), pick, "Be brief.", List.of(turn.question())),
                event -> {});

    assertThat(outcome)
        .isEqualTo(new ToolOutcome.Failed("No model that writes documents is available."));
    assertThat(model.asked()).isEmpty();
  }

  private static RequestSuggestions suggestions(ScriptedModel model, Stores stores) {
    Calls calls =
        Calls.of(
            model,
            new ModelRouter(withoutTools(), Reach.from("us-east-1")),
            () -> 0,
            new NotedTrouble(),
            call -> {},
            CLOCK);
    return new RequestSuggestions(
        new DocumentWriter(calls),
        new KnownDocuments(stores.documents()),
        stores.suggestions(),
        CLOCK,
        UUID::randomUUID);
  }

  private static ModelCatalog withoutTools() {
    Capabilities plain =
        new Capabilities(ToolCalling.NONE, Set.of(), Thinking.NONE, Set.of(), 20_000, 1_000);
    Generation generation =
        ARequest.generation("Small", "us.small", Lifecycle.since("2024-01-01"), plain);
    return new ModelCatalog(
        List.of(new Model(SMALL, "Small", "Us", "", Effort.OFF, List.of(generation))),
        SMALL,
        SMALL);
  }
}
