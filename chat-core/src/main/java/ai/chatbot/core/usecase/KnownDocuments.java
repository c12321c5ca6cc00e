package ai.chatbot.core.usecase;

import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Documents;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.value.Value;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** How tools find the document that a model names: among those of whoever asked. */
record KnownDocuments(Documents documents) {
  static final ToolOutcome NO_SUCH_DOCUMENT =
      new ToolOutcome.Failed("There is no such document: name the id that createDocument gave.");

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** How the schema of a tool's input describes a document's id. */
  static Value.Fields idSchema() {
    return Value.fields()
        .with("type", "string")
        .with("description", "The document's id, as createDocument gave it");
  }

  /** The newest version of the document whose id that field of the call's input holds. */
  Optional<DocumentVersion> newest(UserId asker, ToolCall call, String field) {
    return call.input()
        .text(field)
        .map(String::strip)
        .filter(text -> UUID_FORM.matcher(text).matches())
        .flatMap(text -> documents.newest(asker, new DocumentId(UUID.fromString(text))));
  }
}
