package ai.chatbot.web.document;

import ai.chatbot.core.Chatbot;
import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.document.SuggestionId;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.usecase.DocumentShelf.Draft;
import ai.chatbot.core.usecase.DocumentShelf.Saving;
import ai.chatbot.web.json.Body;
import ai.chatbot.web.json.Json;
import ai.chatbot.web.json.Query;
import ai.chatbot.web.problem.Problem;
import ai.chatbot.web.problem.ProblemException;
import ai.chatbot.web.session.Sessions;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /api/document} and {@code /api/suggestions} (http-contract §3.9 to §3.12). */
public final class DocumentHandlers {
  private final Chatbot chatbot;

  /** Reads and changes that chatbot's documents. */
  public DocumentHandlers(Chatbot chatbot) {
    this.chatbot = chatbot;
  }

  /** All versions of the caller's document, oldest first. */
  public void versions(Context ctx) {
    ctx.json(own(ctx, document(ctx, "id")).stream().map(DocumentJson::of).toList());
  }

  /**
   * Adds a version, or begins a document. {@code after}, if it is there, is the number of the
   * version that it was made from, and it is refused where that is no longer the newest.
   */
  public void save(Context ctx) {
    Draft draft = draft(ctx, document(ctx, "id"), Body.object(ctx));
    switch (chatbot.documents().save(draft)) {
      case Saving.Saved(var version) -> ctx.json(List.of(DocumentJson.of(version)));
      case Saving.UnfitTitle(int limit) ->
          throw bad("title is blank, or has more than " + limit + " characters");
      case Saving.Unreadable it -> throw bad("content has characters that no text has");
      case Saving.TooLong(int limit) ->
          throw Problem.of(
                  "too_long:document", "A document has %,d characters at most.".formatted(limit))
              .asException();
      case Saving.Stale(var newest) ->
          throw new Problem(
                  "conflict:document",
                  "The document has been changed meanwhile.",
                  "the newest version is " + newest.number())
              .asException();
      case Saving.Missing it -> throw missing();
      case Saving.Forbidden it ->
          throw Problem.of("forbidden:document", "This document belongs to somebody else.")
              .asException();
    }
  }

  /** Deletes the versions that came after that moment; what was deleted is the answer. */
  public void deleteAfter(Context ctx) {
    DocumentId id = document(ctx, "id");
    Instant moment = moment(Query.required(ctx, "timestamp"));
    List<DocumentVersion> deleted =
        chatbot
            .documents()
            .deleteAfter(Sessions.user(ctx), id, moment)
            .orElseThrow(DocumentHandlers::missing);
    ctx.json(deleted.stream().map(DocumentJson::of).toList());
  }

  /** What is suggested to change in the caller's document. */
  public void suggestions(Context ctx) {
    User user = Sessions.user(ctx);
    DocumentId id = document(ctx, "documentId");
    Map<Integer, String> written =
        own(ctx, id).stream()
            .collect(
                Collectors.toMap(
                    DocumentVersion::number, version -> Json.time(version.createdAt())));
    ctx.json(
        chatbot.documents().suggestions(user, id).stream()
            .map(suggestion -> DocumentJson.of(suggestion, user.id(), written))
            .toList());
  }

  /** Marks a suggestion as taken or put aside. */
  public void resolve(Context ctx) {
    SuggestionId id =
        Body.uuid(ctx.pathParam("id"))
            .map(SuggestionId::new)
            .orElseThrow(DocumentHandlers::noSuggestion);
    if (!chatbot.documents().resolve(Sessions.user(ctx), id)) {
      throw noSuggestion();
    }
    ctx.status(204);
  }

  private List<DocumentVersion> own(Context ctx, DocumentId id) {
    List<DocumentVersion> versions = chatbot.documents().versions(Sessions.user(ctx), id);
    if (versions.isEmpty()) {
      throw missing();
    }
    return versions;
  }

  private static DocumentId document(Context ctx, String name) {
    return new DocumentId(Query.requiredUuid(ctx, name));
  }

  private static Draft draft(Context ctx, DocumentId id, JsonNode body) {
    return new Draft(
        Sessions.user(ctx),
        id,
        after(body),
        Body.text(body, "title").orElseThrow(() -> bad("title is missing")),
        Body.text(body, "kind")
            .flatMap(DocumentKind::of)
            .orElseThrow(() -> bad("kind is not text, code or sheet")),
        Body.text(body, "content").orElseThrow(() -> bad("content is missing")));
  }

  private static Optional<Integer> after(JsonNode body) {
    JsonNode after = body.path("after");
    if (after.isMissingNode()) {
      return Optional.empty();
    }
    if (!after.canConvertToInt() || !after.isIntegralNumber() || after.intValue() < 0) {
      throw bad("after is not the number of a version");
    }
    return Optional.of(after.intValue());
  }

  private static Instant moment(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw Problem.badRequest("timestamp is not a moment such as 2026-01-10T09:00:00.000Z")
          .asException();
    }
  }

  private static ProblemException bad(String cause) {
    return new Problem("bad_request:document", "This cannot be saved.", cause).asException();
  }

  private static ProblemException missing() {
    return Problem.of("not_found:document", "There is no such document.").asException();
  }

  private static ProblemException noSuggestion() {
    return Problem.of("not_found:suggestions", "There is no such suggestion.").asException();
  }
}
