package ai.chatbot.web.document;

import ai.chatbot.core.Chatbot;
import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.web.json.Body;
import ai.chatbot.web.json.Json;
import ai.chatbot.web.problem.Problem;
import ai.chatbot.web.session.Sessions;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Optional;

/** {@code GET /api/document?id=}: all versions of the caller's document, oldest first. */
public final class DocumentHandler implements Handler {
  private final Chatbot chatbot;

  /** Reads that chatbot's documents. */
  public DocumentHandler(Chatbot chatbot) {
    this.chatbot = chatbot;
  }

  @Override
  public void handle(Context ctx) {
    DocumentId id =
        Optional.ofNullable(ctx.queryParam("id"))
            .flatMap(Body::uuid)
            .map(DocumentId::new)
            .orElseThrow(() -> Problem.badRequest("id is not a UUID").asException());
    List<DocumentVersion> versions = chatbot.documents().versions(Sessions.user(ctx), id);
    if (versions.isEmpty()) {
      throw Problem.of("not_found:document", "There is no such document.").asException();
    }
    ctx.json(versions.stream().map(DocumentHandler::json).toList());
  }

  private static ObjectNode json(DocumentVersion version) {
    return Json.object()
        .put("id", version.id().toString())
        .put("createdAt", Json.time(version.createdAt()))
        .put("title", version.title())
        .put("content", version.content())
        .put("kind", version.kind().word())
        .put("userId", version.owner().toString());
  }
}
