package ai.chatbot.web.chat;

import ai.chatbot.core.Chatbot;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.ChatPage;
import ai.chatbot.core.conversation.Excerpt;
import ai.chatbot.core.port.Chats.Found;
import ai.chatbot.core.port.Chats.Position;
import ai.chatbot.core.usecase.Shelf;
import ai.chatbot.web.json.Json;
import ai.chatbot.web.json.Query;
import ai.chatbot.web.problem.Problem;
import ai.chatbot.web.session.Sessions;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Optional;

/** What a user has: {@code /api/history}, {@code /api/search}, {@code /api/models}. */
public final class ShelfHandlers {
  private static final int DEFAULT_LIMIT = 10;

  private final Chatbot chatbot;

  /** Reads that chatbot's shelf. */
  public ShelfHandlers(Chatbot chatbot) {
    this.chatbot = chatbot;
  }

  /**
   * A page of the caller's chats, newest first. {@code ending_before} pages on to older chats,
   * {@code starting_after} back to newer ones.
   */
  public void history(Context ctx) {
    ChatPage page =
        chatbot
            .shelf()
            .chats(Sessions.user(ctx), position(ctx), limit(ctx))
            .orElseThrow(
                () -> Problem.badRequest("the cursor is not one of your chats").asException());
    ObjectNode json = Json.object();
    var chats = json.putArray("chats");
    page.chats().forEach(chat -> chats.add(ChatJson.of(chat)));
    ctx.json(json.put("hasMore", page.hasMore()));
  }

  /** Deletes all chats of the caller's. */
  public void deleteHistory(Context ctx) {
    int deleted = chatbot.shelf().deleteAll(Sessions.user(ctx));
    ctx.json(Json.object().put("deletedCount", deleted));
  }

  /**
   * The caller's chats that have all words of {@code q} in their title or in one message, newest
   * first. An excerpt comes in runs, of which those that were found are marked.
   */
  public void search(Context ctx) {
    String words = Query.required(ctx, "q");
    ObjectNode json = Json.object();
    var results = json.putArray("results");
    chatbot
        .shelf()
        .search(Sessions.user(ctx), words, limit(ctx))
        .forEach(found -> results.add(json(found)));
    ctx.json(json);
  }

  /** The models on offer, the default first. */
  public void models(Context ctx) {
    ObjectNode json = Json.object();
    var models = json.putArray("models");
    chatbot.shelf().models(Sessions.user(ctx)).forEach(offered -> models.add(json(offered)));
    ctx.json(json);
  }

  private static ObjectNode json(Found found) {
    ObjectNode json = Json.object();
    json.set("chat", ChatJson.of(found.chat()));
    var runs = json.putArray("excerpt");
    found.excerpt().stream()
        .map(Excerpt::runs)
        .flatMap(each -> each.stream())
        .forEach(run -> runs.addObject().put("text", run.text()).put("found", run.found()));
    return json;
  }

  private static ObjectNode json(Shelf.OfferedModel offered) {
    return Json.object()
        .put("id", offered.model().id().value())
        .put("name", offered.model().name())
        .put("provider", offered.model().provider())
        .put("description", offered.model().description())
        .put("included", offered.included());
  }

  private static int limit(Context ctx) {
    return Query.limit(ctx, DEFAULT_LIMIT, Shelf.LARGEST_PAGE);
  }

  private static Position position(Context ctx) {
    Optional<ChatId> older = Query.uuid(ctx, "ending_before").map(ChatId::new);
    Optional<ChatId> newer = Query.uuid(ctx, "starting_after").map(ChatId::new);
    if (older.isPresent() && newer.isPresent()) {
      throw Problem.badRequest("ending_before and starting_after exclude each other").asException();
    }
    return older
        .<Position>map(Position.OlderThan::new)
        .or(() -> newer.map(Position.NewerThan::new))
        .orElseGet(Position.Newest::new);
  }
}
