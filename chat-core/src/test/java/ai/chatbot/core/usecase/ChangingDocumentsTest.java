package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static ai.chatbot.core.usecase.Installation.ask;
import static ai.chatbot.core.usecase.Installation.question;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.document.Suggestion;
import ai.chatbot.core.fake.Altered;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.port.Documents;
import ai.chatbot.core.reply.DocumentPrompt;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolSpec;
import ai.chatbot.core.value.Value;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that stand beside a conversation are changed, and read for what could be better. */
@Timeout(60)
final class ChangingDocumentsTest {
  private static final ToolOutcome NO_SUCH_DOCUMENT =
      new ToolOutcome.Failed("There is no such document: name the id that createDocument gave.");

  private Installation installation = Installation.empty();
  private final DocumentId sky = new DocumentId(UUID.randomUUID());
  private final DocumentVersion first =
      DocumentVersion.first(
          sky, anna().id(), "Sky", DocumentKind.TEXT, "It is blue. It is high.", AQuestion.NOON);

  @BeforeEach
  void annaHasADocument() {
    installation.stores().turns().open(AQuestion.by(anna()).turn());
    assertThat(installation.stores().documents().add(first)).isTrue();
  }

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void aChangeIsWrittenInViewOfItsReadersAndKeptAsTheNextVersion() throws InterruptedException {
    ScriptedModel writer = ScriptedModel.saying("It is red.", " It is high.");
    ScriptedModel model = changing("Make it red.").writtenBy(writer);

    List<ReplyEvent> events = answer(installation.start(model));

    assertThat(events)
        .containsSubsequence(
            new ReplyEvent.DocumentOpened(sky, "Sky", DocumentKind.TEXT),
            new ReplyEvent.DocumentDelta(sky, "It is red."),
            new ReplyEvent.DocumentDelta(sky, " It is high."),
            new ReplyEvent.DocumentSaved(sky));
    assertThat(contents()).containsExactly("It is blue. It is high.", "It is red. It is high.");
    assertThat(Reading.text(events)).isEqualTo("Done.");
  }

  @Test
  void whoWritesTheChangeReadsTheConversationTheDocumentAndTheWish() throws InterruptedException {
    ScriptedModel writer = ScriptedModel.saying("It is red.");

    answer(installation.start(changing("Make it red.").writtenBy(writer)));

    ModelRequest request = writer.asked().getFirst();
    assertThat(request.system()).isEqualTo(DocumentPrompt.update(DocumentKind.TEXT));
    assertThat(request.messages().getLast().blocks())
        .containsExactly(
            new ModelBlock.Text("Please!"),
            new ModelBlock.Text(
                "The document “Sky”:\n\nIt is blue. It is high.\n\n"
                    + "What is to be changed: Make it red."));
  }

  @Test
  void whatWasChangedBeforeIsChangedFromItsNewestVersion() throws InterruptedException {
    ScriptedModel writer = ScriptedModel.saying("It is red.").next().thenSaying("It is dark red.");
    ScriptedModel model =
        ScriptedModel.calling("updateDocument", change(sky.toString(), "Make it red."))
            .next()
            .thenCalling("updateDocument", change(sky.toString(), "Make it darker."))
            .next()
            .thenSaying("Done.")
            .writtenBy(writer);

    answer(installation.start(model));

    assertThat(contents())
        .containsExactly("It is blue. It is high.", "It is red.", "It is dark red.");
    assertThat(writer.asked().getLast().messages().getLast().blocks())
        .endsWith(
            new ModelBlock.Text(
                "The document “Sky”:\n\nIt is red.\n\nWhat is to be changed: Make it darker."));
  }

  @ParameterizedTest
  @MethodSource("writersThatDoNotFinish")
  void aChangeThatBreaksOffLeavesTheDocumentAsItWas(ScriptedModel writer)
      throws InterruptedException {
    List<ReplyEvent> events =
        answer(installation.start(changing("Make it red.").writtenBy(writer)));

    assertThat(contents()).containsExactly("It is blue. It is high.");
    assertThat(settled(events))
        .isEqualTo(
            new ToolOutcome.Failed(
                "The change could not be written to its end: the document is as it was."));
    assertThat(events).noneMatch(ReplyEvent.DocumentSaved.class::isInstance);
  }

  static Stream<ScriptedModel> writersThatDoNotFinish() {
    return Stream.of(
        ScriptedModel.saying("It is r")
            .thenFailing(new ModelFailure.BrokenStream(ModelFailure.Report.of("gone"))),
        ScriptedModel.saying("It is r").thenEndingFor(StopReason.MAX_TOKENS),
        ScriptedModel.silent());
  }

  @Test
  void aChangeByAnybodyElseMeanwhileStands() throws InterruptedException {
    installation =
        installation.withDocuments(
            documents -> Altered.port(Documents.class, documents, "add", arguments -> false));

    List<ReplyEvent> events =
        answer(
            installation.start(
                changing("Make it red.").writtenBy(ScriptedModel.saying("It is red."))));

    assertThat(settled(events))
        .isEqualTo(
            new ToolOutcome.Failed(
                "Somebody changed the document meanwhile, and their change stands."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sky", "00000000-0000-4000-8000-000000000000", "' or 1=1"})
  void aDocumentThatIsNotThereIsNotChanged(String id) throws InterruptedException {
    ScriptedModel model =
        ScriptedModel.calling("updateDocument", change(id, "Make it red.")).next();

    assertThat(settled(answer(installation.start(model)))).isEqualTo(NO_SUCH_DOCUMENT);
    assertThat(contents()).hasSize(1);
  }

  @Test
  void nobodyElsesDocumentIsChangedOrRead() throws InterruptedException {
    Value.Fields read = Value.fields().with("documentId", sky.toString());
    ScriptedModel writer = ScriptedModel.saying("Mine!");
    Engine engine =
        installation.start(
            ScriptedModel.calling("updateDocument", change(sky.toString(), "Mine"))
                .thenCalling("requestSuggestions", read)
                .next()
                .writtenBy(writer));

    List<ReplyEvent> events =
        Reading.whole(engine, ask(engine, question(ben(), AQuestion.aChat(), "Please!")));

    assertThat(events)
        .contains(
            new ReplyEvent.ToolSettled("call-1", NO_SUCH_DOCUMENT),
            new ReplyEvent.ToolSettled("call-2", NO_SUCH_DOCUMENT));
    assertThat(writer.asked()).isEmpty();
  }

  @Test
  void aChangeNeedsWords() throws InterruptedException {
    ScriptedModel model =
        ScriptedModel.calling("updateDocument", change(sky.toString(), " ")).next();

    assertThat(settled(answer(installation.start(model))))
        .isEqualTo(new ToolOutcome.Failed("Say in description what is to be changed."));
  }

  @Test
  void suggestionsAreKeptAndShown() throws InterruptedException {
    ScriptedModel reader =
        ScriptedModel.calling(
            "suggest",
            suggestions(suggestion("It is blue.", "It is azure."), suggestion("It is high.", "")));

    List<ReplyEvent> events = answer(installation.start(reading().writtenBy(reader)));

    List<Suggestion> kept = installation.stores().suggestions().of(anna().id(), sky);
    assertThat(kept).extracting(Suggestion::original).containsExactly("It is blue.", "It is high.");
    assertThat(kept).extracting(Suggestion::suggested).containsExactly("It is azure.", "");
    assertThat(kept).extracting(Suggestion::version).containsOnly(1);
    assertThat(kept).extracting(Suggestion::resolved).containsOnly(false);
    assertThat(events)
        .containsSubsequence(
            new ReplyEvent.Suggested(kept.getFirst()), new ReplyEvent.Suggested(kept.getLast()));
    assertThat(settled(events)).isInstanceOf(ToolOutcome.Succeeded.class);
    assertThat(reader.asked().getFirst().system()).isEqualTo(DocumentPrompt.suggest());
    assertThat(reader.asked().getFirst().tools())
        .extracting(ToolSpec::name)
        .containsExactly("suggest");
  }

  @Test
  void whatIsNoSuggestionToThisDocumentIsLeftOut() throws InterruptedException {
    ScriptedModel reader =
        ScriptedModel.calling(
            "suggest",
            suggestions(
                suggestion("It is green.", "It is lush."),
                suggestion(" ", "More"),
                new Value.Text("nonsense"),
                Value.fields().with("originalText", "It is blue.")));

    List<ReplyEvent> events = answer(installation.start(reading().writtenBy(reader)));

    assertThat(installation.stores().suggestions().of(anna().id(), sky)).isEmpty();
    assertThat(settled(events))
        .isEqualTo(new ToolOutcome.Failed("No suggestion was made to this document."));
  }

  @Test
  void noMoreThanTwentySuggestionsAreKept() throws InterruptedException {
    Value[] many =
        Stream.generate(() -> suggestion("It is blue.", "It is azure."))
            .limit(21)
            .toArray(Value[]::new);
    ScriptedModel reader = ScriptedModel.calling("suggest", suggestions(many));

    List<ReplyEvent> events = answer(installation.start(reading().writtenBy(reader)));

    assertThat(installation.stores().suggestions().of(anna().id(), sky)).hasSize(20);
    assertThat(events).filteredOn(ReplyEvent.Suggested.class::isInstance).hasSize(20);
  }

  @Test
  void aReaderWithoutSuggestionsIsNoFault() throws InterruptedException {
    List<ReplyEvent> events =
        answer(installation.start(reading().writtenBy(ScriptedModel.saying("It is fine."))));

    assertThat(settled(events))
        .isEqualTo(new ToolOutcome.Failed("No suggestion was made to this document."));
    assertThat(installation.trouble().bugs().soFar()).isEmpty();
  }

  private ScriptedModel changing(String wish) {
    return ScriptedModel.calling("updateDocument", change(sky.toString(), wish))
        .next()
        .thenSaying("Done.");
  }

  private ScriptedModel reading() {
    Value.Fields input = Value.fields().with("documentId", sky.toString());
    return ScriptedModel.calling("requestSuggestions", input).next().thenSaying("Done.");
  }

  private static Value.Fields change(String id, String description) {
    return Value.fields().with("id", id).with("description", description);
  }

  private static Value.Fields suggestions(Value... all) {
    return Value.fields().with("suggestions", new Value.Items(List.of(all)));
  }

  private static Value suggestion(String original, String suggested) {
    return Value.fields()
        .with("originalText", original)
        .with("suggestedText", suggested)
        .with("description", "Nicer.");
  }

  private static List<ReplyEvent> answer(Engine engine) throws InterruptedException {
    Reply reply = ask(engine, question(anna(), AQuestion.aChat(), "Please!"));
    List<ReplyEvent> events = Reading.whole(engine, reply);
    Reading.assertWellFormed(events);
    return events;
  }

  private List<String> contents() {
    return installation.stores().documents().versions(anna().id(), sky).stream()
        .map(DocumentVersion::content)
        .toList();
  }

  private static ToolOutcome settled(List<ReplyEvent> events) {
    return events.stream()
        .filter(ReplyEvent.ToolSettled.class::isInstance)
        .map(event -> ((ReplyEvent.ToolSettled) event).outcome())
        .findFirst()
        .orElseThrow();
  }
}
