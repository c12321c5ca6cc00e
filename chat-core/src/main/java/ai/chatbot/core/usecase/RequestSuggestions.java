package ai.chatbot.core.usecase;

import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.catalog.Routing;
import ai.chatbot.core.catalog.ToolCalling;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.document.Suggestion;
import ai.chatbot.core.document.SuggestionId;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.port.Suggestions;
import ai.chatbot.core.reply.CleanText;
import ai.chatbot.core.reply.DocumentPrompt;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolSpec;
import ai.chatbot.core.value.Blank;
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
 * Has a document read for what could be better in it. The model hands in its suggestions by a tool
 * of their own, whose input is their form; those about passages that the document does not have are
 * left out.
 */
final class RequestSuggestions implements Tool {
  private static final int MOST = 20;

  private final DocumentWriter writer;
  private final KnownDocuments known;
  private final Suggestions suggestions;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  RequestSuggestions(
      DocumentWriter writer,
      KnownDocuments known,
      Suggestions suggestions,
      InstantSource clock,
      Supplier<UUID> ids) {
    this.writer = writer;
    this.known = known;
    this.suggestions = suggestions;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public ToolSpec spec() {
    return new ToolSpec(
        "requestSuggestions",
        "Suggests changes to a text document that stands beside the conversation.",
        Value.fields()
            .with("type", "object")
            .with("properties", Value.fields().with("documentId", KnownDocuments.idSchema()))
            .with("required", Value.texts("documentId")));
  }

  @Override
  public boolean writesADocument() {
    return true;
  }

  @Override
  public ToolOutcome run(ToolCall call, ReplyTask task, Consumer<ReplyEvent> out)
      throws InterruptedException {
    Optional<DocumentVersion> newest = known.newest(task.asker(), call, "documentId");
    if (newest.isEmpty()) {
      return KnownDocuments.NO_SUCH_DOCUMENT;
    }
    List<Route> able =
        writer.ladder(task).stream()
            .flatMap(ladder -> ladder.rungs().stream())
            .filter(route -> route.generation().capabilities().tools() != ToolCalling.NONE)
            .toList();
    return able.isEmpty()
        ? DocumentWriter.NOBODY_WRITES
        : read(newest.get(), new Routing.Ladder(able), task, out);
  }

  private ToolOutcome read(
      DocumentVersion document, Routing.Ladder ladder, ReplyTask task, Consumer<ReplyEvent> out)
      throws InterruptedException {
    List<Suggestion> all = new ArrayList<>();
    writer.ask(
        task,
        ladder,
        DocumentPrompt.suggest(),
        DocumentPrompt.shown(document),
        List.of(handIn()),
        event -> {
          if (event instanceof ModelEvent.ToolCalled(ToolCall call)) {
            handedIn(call.input(), document).forEach(all::add);
          }
        });
    List<Suggestion> kept = all.stream().limit(MOST).toList();
    if (kept.isEmpty()) {
      return new ToolOutcome.Failed("No suggestion was made to this document.");
    }
    if (!suggestions.add(task.asker(), kept)) {
      return new ToolOutcome.Failed("The suggestions could not be kept.");
    }
    kept.forEach(suggestion -> out.accept(new ReplyEvent.Suggested(suggestion)));
    return new ToolOutcome.Succeeded(
        Value.fields()
            .with("id", document.id().toString())
            .with("title", document.title())
            .with("kind", document.kind().word())
            .with("message", "The suggestions stand beside the document: " + kept.size() + "."));
  }

  private Stream<Suggestion> handedIn(Value.Fields input, DocumentVersion document) {
    return input.values().get("suggestions") instanceof Value.Items(var items)
        ? items.stream().flatMap(item -> suggestion(item, document).stream())
        : Stream.empty();
  }

  private Optional<Suggestion> suggestion(Value item, DocumentVersion document) {
    if (!(item instanceof Value.Fields fields)) {
      return Optional.empty();
    }
    Optional<String> original =
        text(fields, "originalText").filter(text -> !Blank.is(text) && isIn(document, text));
    Optional<String> suggested = text(fields, "suggestedText");
    return original.isPresent() && suggested.isPresent()
        ? Optional.of(
            new Suggestion(
                new SuggestionId(ids.get()),
                document.id(),
                document.number(),
                original.get(),
                suggested.get(),
                text(fields, "description").orElse(""),
                false,
                clock.instant()))
        : Optional.empty();
  }

  private static boolean isIn(DocumentVersion document, String passage) {
    return document.content().contains(passage);
  }

  private static Optional<String> text(Value.Fields fields, String name) {
    return fields.text(name).map(CleanText::of);
  }

  private static ToolSpec handIn() {
    Value.Fields suggestion =
        Value.fields()
            .with("type", "object")
            .with(
                "properties",
                Value.fields()
                    .with("originalText", text("A passage as it stands in the document"))
                    .with("suggestedText", text("What should stand there instead"))
                    .with("description", text("Why, in one sentence")))
            .with("required", Value.texts("originalText", "suggestedText", "description"));
    return new ToolSpec(
        "suggest",
        "Hands in all suggestions at once.",
        Value.fields()
            .with("type", "object")
            .with(
                "properties",
                Value.fields()
                    .with(
                        "suggestions",
                        Value.fields().with("type", "array").with("items", suggestion)))
            .with("required", Value.texts("suggestions")));
  }

  private static Value.Fields text(String description) {
    return Value.fields().with("type", "string").with("description", description);
  }
}
