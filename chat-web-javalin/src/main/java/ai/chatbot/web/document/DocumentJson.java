package ai.chatbot.web.document;

import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.document.Suggestion;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.web.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Documents and suggestions as rows of the original's (http-contract §3.9 and §3.12). */
public final class DocumentJson {
  private DocumentJson() {}

  /** That version. */
  public static ObjectNode of(DocumentVersion version) {
    return Json.object()
        .put("id", version.id().toString())
        .put("createdAt", Json.time(version.createdAt()))
        .put("title", version.title())
        .put("content", version.content())
        .put("kind", version.kind().word())
        .put("userId", version.owner().toString())
        .put("version", version.number());
  }

  /** That suggestion to one of that owner's versions, given when each was written. */
  public static ObjectNode of(Suggestion suggestion, UserId owner, Map<Integer, String> written) {
    return Json.object()
        .put("id", suggestion.id().toString())
        .put("documentId", suggestion.document().toString())
        .put("documentCreatedAt", written.get(suggestion.version()))
        .put("originalText", suggestion.original())
        .put("suggestedText", suggestion.suggested())
        .put("description", suggestion.description())
        .put("isResolved", suggestion.resolved())
        .put("userId", owner.toString())
        .put("createdAt", Json.time(suggestion.createdAt()));
  }
}
