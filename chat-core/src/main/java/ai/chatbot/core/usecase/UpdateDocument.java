package ai.chatbot.core.usecase;

import ai.chatbot.core.catalog.Routing;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.reply.DocumentPrompt;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolSpec;
import ai.chatbot.core.value.Blank;
import ai.chatbot.core.value.Value;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes a document anew with a change, and keeps it as its next version once it is whole. */
final class UpdateDocument implements Tool {
  private final DocumentWriter writer;
  private final KnownDocuments known;
  private final InstantSource clock;

  UpdateDocument(DocumentWriter writer, KnownDocuments known, InstantSource clock) {
    this.writer = writer;
    this.known = known;
    this.clock = clock;
  }

  @Override
  public ToolSpec spec() {
    Value.Fields description =
        Value.fields()
            .with("type", "string")
            .with("description", "What is to be changed, in full sentences");
    return new ToolSpec(
        "updateDocument",
        "Changes a document that stands beside the conversation.",
        Value.fields()
            .with("type", "object")
            .with(
                "properties",
                Value.fields()
                    .with("id", KnownDocuments.idSchema())
                    .with("description", description))
            .with("required", Value.texts("id", "description")));
  }

  @Override
  public boolean writesADocument() {
    return true;
  }

  @Override
  public ToolOutcome run(ToolCall call, ReplyTask task, Consumer<ReplyEvent> out)
      throws InterruptedException {
    Optional<DocumentVersion> newest = known.newest(task.asker(), call, "id");
    Optional<String> change = call.input().text("description").filter(text -> !Blank.is(text));
    if (newest.isEmpty()) {
      return KnownDocuments.NO_SUCH_DOCUMENT;
    }
    if (change.isEmpty()) {
      return new ToolOutcome.Failed("Say in description what is to be changed.");
    }
    Optional<Routing.Ladder> ladder = writer.ladder(task);
    return ladder.isPresent()
        ? write(newest.get(), change.get(), ladder.get(), task, out)
        : DocumentWriter.NOBODY_WRITES;
  }

  private ToolOutcome write(
      DocumentVersion before,
      String change,
      Routing.Ladder ladder,
      ReplyTask task,
      Consumer<ReplyEvent> out)
      throws InterruptedException {
    out.accept(new ReplyEvent.DocumentOpened(before.id(), before.title(), before.kind()));
    Optional<String> text =
        writer.write(
            task,
            ladder,
            DocumentPrompt.update(before.kind()),
            DocumentPrompt.shown(before) + "\n\nWhat is to be changed: " + change,
            more -> out.accept(new ReplyEvent.DocumentDelta(before.id(), more)));
    if (text.isEmpty()) {
      return new ToolOutcome.Failed(
          "The change could not be written to its end: the document is as it was.");
    }
    if (!known.documents().add(before.next(text.get(), clock.instant()))) {
      return new ToolOutcome.Failed(
          "Somebody changed the document meanwhile, and their change stands.");
    }
    out.accept(new ReplyEvent.DocumentSaved(before.id()));
    return new ToolOutcome.Succeeded(
        Value.fields()
            .with("id", before.id().toString())
            .with("title", before.title())
            .with("kind", before.kind().word())
            .with("content", "The document is changed and stands beside the conversation."));
  }
}
