package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static ai.chatbot.core.usecase.Installation.ask;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.fake.Altered;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.port.Documents;
import ai.chatbot.core.reply.DocumentPrompt;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolSpec;
import ai.chatbot.core.value.Value;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
final class ToolsTest {
  private static final Value.Fields SKY = Value.fields().with("title", "Sky").with("kind", "text");
  private static final ToolOutcome NOT_WRITTEN =
      new ToolOutcome.Failed("The document could not be written to its end.");

  private Installation installation = Installation.empty();

  @AfterEach
  void close() {
    installation.close();
  }

  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void everyKindOfDocumentIsWrittenByItsOwnRules(DocumentKind kind) throws InterruptedException {
    ScriptedModel writer = ScriptedModel.saying("Something.");
    Value.Fields sky = Value.fields().with("title", "Sky").with("kind", kind.word());
    Engine engine =
        installation.start(ScriptedModel.calling("createDocument", sky).next().writtenBy(writer));

    Reading.whole(engine, ask(engine, anna()));

    assertThat(writer.asked().getFirst().system()).isEqualTo(DocumentPrompt.create(kind));
  }

  @Test
  void whereNobodyMayBeAskedForTheWeatherModelsAreNotOfferedIt() throws InterruptedException {
    ScriptedModel model = ScriptedModel.saying("Hello");
    Engine engine = installation.start(model);

    Reading.whole(engine, ask(engine, anna()));

    assertThat(offered(model))
        .containsExactly("createDocument", "updateDocument", "requestSuggestions");
  }

  @Test
  void aDocumentIsWrittenInViewOfItsReadersAndStored() throws InterruptedException {
    ScriptedModel writer = ScriptedModel.saying("# Sky\n", "It is blue.");
    ScriptedModel model =
        ScriptedModel.saying("Here:")
            .thenCalling("createDocument", SKY)
            .next()
            .thenSaying("Done.")
            .writtenBy(writer);
    Engine engine = installation.start(model);

    Reply reply = ask(engine, anna());
    List<ReplyEvent> events = Reading.withoutTitle(Reading.whole(engine, reply));

    DocumentId document = opened(events);
    ToolCall call = new ToolCall("call-1", "createDocument", SKY);
    ToolOutcome written =
        new ToolOutcome.Succeeded(
            SKY.with("id", document.toString())
                .with("content", "The document is written and stands beside the conversation."));
    assertThat(events)
        .containsExactly(
            new ReplyEvent.Started(reply.answer()),
            new ReplyEvent.StepStarted(),
            new ReplyEvent.AnsweredBy(Installation.HAIKU),
            new ReplyEvent.TextStarted(0),
            new ReplyEvent.TextDelta(0, "Here:"),
            new ReplyEvent.TextEnded(0),
            new ReplyEvent.ToolInputStarted("call-1", "createDocument"),
            new ReplyEvent.ToolInputDelta("call-1", "{\"kind\":\"text\",\"title\":\"Sky\"}"),
            new ReplyEvent.ToolCalled(call),
            new ReplyEvent.DocumentOpened(document, "Sky", DocumentKind.TEXT),
            new ReplyEvent.DocumentDelta(document, "# Sky\n"),
            new ReplyEvent.DocumentDelta(document, "It is blue."),
            new ReplyEvent.DocumentSaved(document),
            new ReplyEvent.ToolSettled("call-1", written),
            new ReplyEvent.StepFinished(),
            new ReplyEvent.StepStarted(),
            new ReplyEvent.TextStarted(1),
            new ReplyEvent.TextDelta(1, "Done."),
            new ReplyEvent.TextEnded(1),
            new ReplyEvent.StepFinished(),
            new ReplyEvent.Ended(new ReplyEnd.Finished(StopReason.END_TURN)));
    assertThat(engine.documents().versions(anna(), document))
        .extracting(DocumentVersion::content)
        .containsExactly("# Sky\nIt is blue.");
    assertThat(engine.documents().versions(ben(), document)).isEmpty();
    assertThat(installation.answer(reply).parts())
        .containsExactly(
            new MessagePart.StepStart(),
            Installation.HAIKU,
            new MessagePart.Text("Here:"),
            MessagePart.ToolUse.settled(call, written),
            new MessagePart.StepStart(),
            new MessagePart.Text("Done."));
    assertThat(model.asked().getLast().messages())
        .endsWith(
            new ModelMessage(
                Role.ASSISTANT,
                List.of(new ModelBlock.Text("Here:"), new ModelBlock.ToolUse(call))),
            new ModelMessage(Role.USER, List.of(new ModelBlock.ToolResult("call-1", written))));
  }

  @Test
  void theWriterReadsTheConversationAndIsHaiku() throws InterruptedException {
    ScriptedModel writer = ScriptedModel.saying("# Sky");
    Engine engine =
        installation.start(ScriptedModel.calling("createDocument", SKY).next().writtenBy(writer));

    Reading.whole(engine, ask(engine, anna()));

    ModelRequest request = writer.asked().getFirst();
    assertThat(request.route().model()).isEqualTo(ModelCatalog.CLAUDE_HAIKU);
    assertThat(request.tools()).isEmpty();
    assertThat(request.messages())
        .containsExactly(
            new ModelMessage(
                Role.USER,
                List.of(
                    new ModelBlock.Text("Why is the sky blue?"),
                    new ModelBlock.Text("Write the document “Sky” now."))));
  }

  @Test
  void theSecondDocumentsWriterIsNotShownTheCallOfTheFirst() throws InterruptedException {
    ScriptedModel writer = ScriptedModel.saying("# Sky").next().thenSaying("# Sea");
    ScriptedModel model =
        ScriptedModel.calling("createDocument", SKY)
            .next()
            .thenCalling("createDocument", SKY)
            .next()
            .thenSaying("Both are done.")
            .writtenBy(writer);
    Engine engine = installation.start(model);
    ChatId chat = AQuestion.aChat();

    Reading.whole(engine, ask(engine, Installation.question(anna(), chat, "One about the sky?")));
    Reading.whole(engine, ask(engine, Installation.question(anna(), chat, "And another?")));

    assertThat(writer.asked()).isNotEmpty();
    assertThat(writer.asked())
        .flatExtracting(ModelRequest::messages)
        .flatExtracting(ModelMessage::blocks)
        .hasOnlyElementsOfType(ModelBlock.Text.class);
  }

  @ParameterizedTest
  @MethodSource("writersThatDoNotFinish")
  void aDocumentThatIsNotWholeIsNotStoredAndTheModelIsTold(ScriptedModel writer)
      throws InterruptedException {
    ScriptedModel model =
        ScriptedModel.calling("createDocument", SKY).next().thenSaying("Sorry.").writtenBy(writer);
    Engine engine = installation.start(model);

    List<ReplyEvent> events = Reading.whole(engine, ask(engine, anna()));

    assertThat(events).contains(new ReplyEvent.ToolSettled("call-1", NOT_WRITTEN));
    assertThat(events).noneMatch(ReplyEvent.DocumentSaved.class::isInstance);
    assertThat(engine.documents().versions(anna(), opened(events))).isEmpty();
    assertThat(model.asked().getLast().messages().getLast().blocks())
        .containsExactly(new ModelBlock.ToolResult("call-1", NOT_WRITTEN));
    assertThat(Reading.text(events)).isEqualTo("Sorry.");
  }

  static Stream<ScriptedModel> writersThatDoNotFinish() {
    return Stream.of(
        ScriptedModel.failing(new ModelFailure.Throttled(ModelFailure.Report.of("slow down"))),
        ScriptedModel.saying("# Sk")
            .thenFailing(new ModelFailure.BrokenStream(ModelFailure.Report.of("gone"))),
        ScriptedModel.saying("# Sk").thenEndingFor(StopReason.MAX_TOKENS),
        ScriptedModel.saying("# Sk").thenLeaving(),
        ScriptedModel.silent());
  }

  @ParameterizedTest
  @MethodSource("inputsThatMakeNoDocument")
  void aDocumentNeedsATitleAndAKind(Value.Fields input) throws InterruptedException {
    ScriptedModel writer = ScriptedModel.saying("# Sky");
    Engine engine =
        installation.start(ScriptedModel.calling("createDocument", input).next().writtenBy(writer));

    List<ReplyEvent> events = Reading.whole(engine, ask(engine, anna()));

    assertThat(events)
        .contains(
            new ReplyEvent.ToolSettled(
                "call-1",
                new ToolOutcome.Failed(
                    "A document needs a title and a kind: text, code or sheet.")));
    assertThat(writer.asked()).isEmpty();
  }

  static Stream<Value.Fields> inputsThatMakeNoDocument() {
    return Stream.of(
        Value.fields(),
        Value.fields().with("title", "Sky"),
        Value.fields().with("kind", "text"),
        SKY.with("title", " "),
        SKY.with("title", "x".repeat(201)),
        SKY.with("title", Value.texts("Sky")),
        SKY.with("kind", "TEXT"),
        SKY.with("kind", "picture"));
  }

  @Test
  void whatNoStoreCanKeepIsReplacedInAToolsInput() throws InterruptedException {
    Value.Fields ruined =
        Value.fields()
            .with("title", "S\0ky")
            .with("kind", "text")
            .with("k\0ey", new Value.Items(List.of(new Value.Text("\uD83D"), new Value.Null())));
    Engine engine = installation.start(ScriptedModel.calling("createDocument", ruined).next());

    List<ReplyEvent> events = Reading.whole(engine, ask(engine, anna()));

    Value.Fields clean =
        Value.fields()
            .with("title", "S\uFFFDky")
            .with("kind", "text")
            .with(
                "k\uFFFDey", new Value.Items(List.of(new Value.Text("\uFFFD"), new Value.Null())));
    assertThat(events)
        .contains(new ReplyEvent.ToolCalled(new ToolCall("call-1", "createDocument", clean)));
    assertThat(engine.documents().versions(anna(), opened(events)))
        .extracting(DocumentVersion::title)
        .containsExactly("S\uFFFDky");
  }

  @Test
  void aToolThatIsNotThereIsSettledAsFailedAndTheModelGoesOn() throws InterruptedException {
    ToolOutcome none = new ToolOutcome.Failed("There is no tool of that name.");
    ScriptedModel model =
        ScriptedModel.calling("launchRocket", Value.fields()).next().thenSaying("Sorry.");
    Engine engine = installation.start(model);

    List<ReplyEvent> events = Reading.whole(engine, ask(engine, anna()));

    assertThat(events).contains(new ReplyEvent.ToolSettled("call-1", none));
    assertThat(model.asked().getLast().messages().getLast().blocks())
        .containsExactly(new ModelBlock.ToolResult("call-1", none));
    assertThat(Reading.text(events)).isEqualTo("Sorry.");
  }

  @Test
  void severalCallsInOneAnswerAreSettledSideBySideAndToldInTheirOrder()
      throws InterruptedException {
    ScriptedModel model =
        ScriptedModel.calling("one", Value.fields()).thenCalling("two", Value.fields()).next();
    Engine engine = installation.start(model);

    List<ReplyEvent> events = Reading.whole(engine, ask(engine, anna()));

    assertThat(events.stream().flatMap(ToolsTest::settled))
        .containsExactlyInAnyOrder("call-1", "call-2");
    assertThat(model.asked()).hasSize(2);
    ToolOutcome none = new ToolOutcome.Failed("There is no tool of that name.");
    assertThat(model.asked().getLast().messages().getLast().blocks())
        .containsExactly(
            new ModelBlock.ToolResult("call-1", none), new ModelBlock.ToolResult("call-2", none));
  }

  @Test
  void afterFiveStepsTheAnswerEndsHoweverManyToolsTheModelWants() throws InterruptedException {
    ScriptedModel model = ScriptedModel.calling("again", Value.fields());
    Engine engine = installation.start(model);

    List<ReplyEvent> events = Reading.whole(engine, ask(engine, anna()));

    Reading.assertWellFormed(events);
    assertThat(Reading.end(events)).isEqualTo(new ReplyEnd.Finished(StopReason.TOOL_USE));
    assertThat(model.asked()).hasSize(5);
    assertThat(events).filteredOn(ReplyEvent.StepFinished.class::isInstance).hasSize(5);
  }

  @Test
  void aToolThatBreaksIsAFaultOfOursAndTheAnswerGoesOn() throws InterruptedException {
    RuntimeException down = new IllegalStateException("no documents today");
    installation =
        installation.withDocuments(
            documents ->
                adding(
                    documents,
                    version -> {
                      throw down;
                    }));
    Engine engine =
        installation.start(
            ScriptedModel.calling("createDocument", SKY)
                .next()
                .thenSaying("Sorry.")
                .writtenBy(ScriptedModel.saying("# Sky")));

    List<ReplyEvent> events = Reading.whole(engine, ask(engine, anna()));

    Reading.assertWellFormed(events);
    assertThat(events)
        .contains(
            new ReplyEvent.ToolSettled(
                "call-1", new ToolOutcome.Failed("The tool could not do its work.")));
    assertThat(Reading.text(events)).isEqualTo("Sorry.");
    assertThat(installation.trouble().bugs().soFar()).containsExactly(down);
  }

  @Test
  void theModelIsToldOfADocumentThatTheStoreDidNotTake() throws InterruptedException {
    ToolOutcome notKept = new ToolOutcome.Failed("The document could not be kept.");
    installation = installation.withDocuments(documents -> adding(documents, version -> false));
    ScriptedModel model =
        ScriptedModel.calling("createDocument", SKY)
            .next()
            .thenSaying("Sorry.")
            .writtenBy(ScriptedModel.saying("# Sky"));
    Engine engine = installation.start(model);

    List<ReplyEvent> events = Reading.whole(engine, ask(engine, anna()));

    assertThat(events).contains(new ReplyEvent.ToolSettled("call-1", notKept));
    assertThat(events).noneMatch(ReplyEvent.DocumentSaved.class::isInstance);
    assertThat(Reading.text(events)).isEqualTo("Sorry.");
  }

  private static DocumentId opened(List<ReplyEvent> events) {
    return events.stream()
        .flatMap(
            event ->
                event instanceof ReplyEvent.DocumentOpened(var id, var title, var kind)
                    ? Stream.of(id)
                    : Stream.empty())
        .findFirst()
        .orElseThrow();
  }

  private static Stream<String> settled(ReplyEvent event) {
    return event instanceof ReplyEvent.ToolSettled(String callId, ToolOutcome outcome)
        ? Stream.of(callId)
        : Stream.empty();
  }

  private static List<String> offered(ScriptedModel model) {
    return model.asked().getFirst().tools().stream().map(ToolSpec::name).toList();
  }

  /** The same documents, which take versions as the test says. */
  private static Documents adding(Documents documents, Predicate<DocumentVersion> add) {
    return Altered.port(
        Documents.class, documents, "add", arguments -> add.test((DocumentVersion) arguments[0]));
  }
}
