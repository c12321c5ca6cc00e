package ai.chatbot.core.usecase;

import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.catalog.Routing;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.port.Documents;
import ai.chatbot.core.port.OperatorLog;
import ai.chatbot.core.reply.Audience;
import ai.chatbot.core.reply.CleanText;
import ai.chatbot.core.reply.DocumentPrompt;
import ai.chatbot.core.reply.History;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolSpec;
import ai.chatbot.core.value.Value;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Writes a document: a model of its own streams it from the conversation, and only a whole one is
 * kept.
 */
final class CreateDocument implements Tool {
  private static final int MAX_TOKENS = 8_000;
  private static final int LONGEST_TITLE = 200;

  private final Calls calls;
  private final ModelRouter router;
  private final Documents documents;
  private final OperatorLog operator;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  CreateDocument(
      Calls calls,
      ModelRouter router,
      Documents documents,
      OperatorLog operator,
      InstantSource clock,
      Supplier<UUID> ids) {
    this.calls = calls;
    this.router = router;
    this.documents = documents;
    this.operator = operator;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public ToolSpec spec() {
    Value.Fields title =
        Value.fields().with("type", "string").with("description", "What the document is called");
    Value.Fields kind =
        Value.fields()
            .with("type", "string")
            .with(
                "enum",
                Value.texts(
                    Stream.of(DocumentKind.values())
                        .map(DocumentKind::word)
                        .toArray(String[]::new)));
    return new ToolSpec(
        "createDocument",
        "Writes a document beside the conversation, from what was said in it.",
        Value.fields()
            .with("type", "object")
            .with("properties", Value.fields().with("title", title).with("kind", kind))
            .with("required", Value.texts("title", "kind")));
  }

  @Override
  public ToolOutcome run(ToolCall call, ReplyTask task, Consumer<ReplyEvent> out)
      throws InterruptedException {
    Optional<String> title = call.input().text("title").filter(CreateDocument::isTitle);
    Optional<DocumentKind> kind = call.input().text("kind").flatMap(DocumentKind::of);
    if (title.isEmpty() || kind.isEmpty()) {
      return new ToolOutcome.Failed("A document needs a title and a kind: text, code or sheet.");
    }
    return switch (router.route(Purpose.DOCUMENT, task.pick(), clock.instant())) {
      case Routing.Ladder ladder -> write(title.get(), kind.get(), ladder, task, out);
      case Routing.Nowhere(Routing.Reason reason) -> nobodyWrites(task, reason);
    };
  }

  private ToolOutcome nobodyWrites(ReplyTask task, Routing.Reason reason) {
    operator.noModelToCall(task.reply().id(), "document", reason);
    return new ToolOutcome.Failed("No model that writes documents is available.");
  }

  private ToolOutcome write(
      String title,
      DocumentKind kind,
      Routing.Ladder ladder,
      ReplyTask task,
      Consumer<ReplyEvent> out)
      throws InterruptedException {
    DocumentId id = new DocumentId(ids.get());
    out.accept(new ReplyEvent.DocumentOpened(id, title, kind));
    Draft draft = new Draft(id, task, out);
    calls.make(ladder, route -> request(title, kind, route, task), draft, draft::tryingAgain);
    if (!draft.whole) {
      return new ToolOutcome.Failed("The document could not be written to its end.");
    }
    boolean added =
        documents.add(
            DocumentVersion.first(
                id, task.asker(), title, kind, draft.text.toString(), clock.instant()));
    if (!added) {
      return new ToolOutcome.Failed("The document could not be kept.");
    }
    out.accept(new ReplyEvent.DocumentSaved(id));
    return new ToolOutcome.Succeeded(
        Value.fields()
            .with("id", id.toString())
            .with("title", title)
            .with("kind", kind.word())
            .with("content", "The document is written and stands beside the conversation."));
  }

  private static ModelRequest request(
      String title, DocumentKind kind, Route route, ReplyTask task) {
    int maxTokens = route.outputUpTo(MAX_TOKENS);
    String instructions = DocumentPrompt.create(kind);
    Audience audience = Audience.at(route, instructions, List.of(), maxTokens);
    List<ModelMessage> turns = new ArrayList<>(History.of(task.messages(), audience));
    List<ModelBlock> last = new ArrayList<>(turns.removeLast().blocks());
    last.add(new ModelBlock.Text("Write the document “" + title + "” now."));
    turns.add(new ModelMessage(Role.USER, last));
    return new ModelRequest(
        Purpose.DOCUMENT, task.asker(), route, instructions, turns, List.of(), maxTokens);
  }

  private static boolean isTitle(String title) {
    return !title.isBlank() && title.length() <= LONGEST_TITLE;
  }

  /** The document as it comes. */
  private final class Draft implements Consumer<ModelEvent> {
    private final DocumentId id;
    private final ReplyTask task;
    private final Consumer<ReplyEvent> out;
    private final StringBuilder text = new StringBuilder();
    private boolean whole;

    Draft(DocumentId id, ReplyTask task, Consumer<ReplyEvent> out) {
      this.id = id;
      this.task = task;
      this.out = out;
    }

    @Override
    public void accept(ModelEvent event) {
      switch (event) {
        case ModelEvent.TextDelta(String more) -> append(CleanText.of(more));
        case ModelEvent.Finished finished ->
            whole = finished.reason() == StopReason.END_TURN && !text.isEmpty();
        case ModelEvent.Failed(ModelFailure failure) ->
            operator.modelFailed(task.reply().id(), "document", failure);
        case ModelEvent.ReasoningDelta it -> {}
        case ModelEvent.ReasoningSealed it -> {}
        case ModelEvent.ToolInputStarted it -> {}
        case ModelEvent.ToolInputDelta it -> {}
        case ModelEvent.ToolCalled it -> {}
      }
    }

    void tryingAgain(ModelFailure failure) {
      operator.tryingAgain(task.reply().id(), "document", failure);
    }

    private void append(String more) {
      text.append(more);
      out.accept(new ReplyEvent.DocumentDelta(id, more));
    }
  }
}
