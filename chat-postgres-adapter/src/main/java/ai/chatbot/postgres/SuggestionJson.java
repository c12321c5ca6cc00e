package ai.chatbot.postgres;

import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.Suggestion;
import ai.chatbot.core.document.SuggestionId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/** A suggestion as fields of an event. */
final class SuggestionJson {
  private SuggestionJson() {}

  static ObjectNode write(Suggestion suggestion, ObjectNode node) {
    return node.put("suggestion", suggestion.id().toString())
        .put("document", suggestion.document().toString())
        .put("version", suggestion.version())
        .put("original", suggestion.original())
        .put("suggested", suggestion.suggested())
        .put("description", suggestion.description())
        .put("resolved", suggestion.resolved())
        .put("createdAt", suggestion.createdAt().toString());
  }

  static Suggestion read(JsonNode node) {
    return new Suggestion(
        new SuggestionId(UUID.fromString(node.path("suggestion").asText())),
        new DocumentId(UUID.fromString(node.path("document").asText())),
        node.path("version").asInt(),
        node.path("original").asText(),
        node.path("suggested").asText(),
        node.path("description").asText(),
        node.path("resolved").asBoolean(),
        Instant.parse(node.path("createdAt").asText()));
  }
}
