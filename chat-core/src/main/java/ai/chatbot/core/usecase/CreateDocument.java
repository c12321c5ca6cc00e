package ai.chatbot.core.usecase;

import ai.chatbot.core.catalog.Routing;
import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.port.Documents;
import ai.chatbot.core.reply.DocumentPrompt;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolSpec;
import ai.chatbot.core.value.Value;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Writes a document from what was said, and keeps it once it is whole. */
final class CreateDocument implements Tool {

  private final DocumentWriter writer;
  private final Documents documents;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  CreateDocument(
      DocumentWriter writer, Documents documents, InstantSource clock, Supplier<UUID> ids) {
    this.writer = writer;
    this.documents = documents;
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
  public boolean writesADocument() {
    return true;
  }

  @Override
  public ToolOutcome run(ToolCall call, ReplyTask task, Consumer<ReplyEvent> out)
      throws InterruptedException {
    Optional<String> title = call.input().text("title").filter(DocumentVersion::isTitle);
    Optional<DocumentKind> kind = call.input().text("kind").flatMap(DocumentKind::of);
    if (title.isEmpty() || kind.isEmpty()) {
      return new ToolOutcome.Failed("A document needs a title and a kind: text, code or sheet.");
    }
    Optional<Routing.Ladder> ladder = writer.ladder(task);
    return ladder.isPresent()
        ? write(title.get(), kind.get(), ladder.get(), task, out)
        : DocumentWriter.NOBODY_WRITES;
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
    Optional<String> text =
        writer.write(
            task,
            ladder,
            DocumentPrompt.create(kind),
            "Write the document “" + title + "” now.",
            more -> out.accept(new ReplyEvent.DocumentDelta(id, more)));
    if (text.isEmpty()) {
      return new ToolOutcome.Failed("The document could not be written to its end.");
    }
    boolean added =
        documents.add(
            DocumentVersion.first(id, task.asker(), title, kind, text.get(), clock.instant()));
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
}
