package ai.chatbot.web.chat;

import ai.chatbot.core.Chatbot;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.ChatPage;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.port.Chats.Position;
import ai.chatbot.core.usecase.Shelf;
import ai.chatbot.web.json.Body;
import ai.chatbot.web.json.Json;
import ai.chatbot.web.json.MessageJson;
import ai.chatbot.web.problem.Problem;
import ai.chatbot.web.session.Sessions;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a user has: {@code /api/history}, {@code /api/chat/{id}/messages}, {@code /api/models}. */
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
            .chats(Sessions.user(ctx), position(ctx), limit(ctx.queryParam("limit")))
            .orElseThrow(
                () -> Problem.badRequest("the cursor is not one of your chats").asException());
    ObjectNode json = Json.object();
    var chats = json.putArray("chats");
    page.chats().forEach(chat -> chats.add(json(chat)));
    ctx.json(json.put("hasMore", page.hasMore()));
  }

  /** The messages of a chat; the answer that is being made is read from its stream. */
  public void messages(Context ctx) {
    List<Message> messages =
        chatbot
            .shelf()
            .messages(Sessions.user(ctx), ChatIds.ofPath(ctx))
            .orElseThrow(() -> Problem.noSuchChat().asException());
    ctx.json(messages.stream().map(MessageJson::of).toList());
  }

  /** The models on offer, the default first. */
  public void models(Context ctx) {
    ObjectNode json = Json.object();
    var models = json.putArray("models");
    chatbot.shelf().models(Sessions.user(ctx)).forEach(offered -> models.add(json(offered)));
    ctx.json(json);
  }

  private static ObjectNode json(Chat chat) {
    return Json.object()
        .put("id", chat.id().toString())
        .put("createdAt", Json.time(chat.createdAt()))
        .put("title", chat.title())
        .put("userId", chat.owner().toString())
        .put("visibility", chat.visibility().name().toLowerCase(Locale.ROOT));
  }

  private static ObjectNode json(Shelf.OfferedModel offered) {
    return Json.object()
        .put("id", offered.model().id().value())
        .put("name", offered.model().name())
        .put("provider", offered.model().provider())
        .put("description", offered.model().description())
        .put("included", offered.included());
  }

  private static Position position(Context ctx) {
    Optional<ChatId> older = cursor(ctx, "ending_before");
    Optional<ChatId> newer = cursor(ctx, "starting_after");
    if (older.isPresent() && newer.isPresent()) {
      throw Problem.badRequest("ending_before and starting_after exclude each other").asException();
    }
    return older
        .<Position>map(Position.OlderThan::new)
        .or(() -> newer.map(Position.NewerThan::new))
        .orElseGet(Position.Newest::new);
  }

  private static Optional<ChatId> cursor(Context ctx, String name) {
    return Optional.ofNullable(ctx.queryParam(name))
        .map(
            text ->
                Body.uuid(text)
                    .map(ChatId::new)
                    .orElseThrow(() -> Problem.badRequest(name + " is not a UUID").asException()));
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    if (!text.matches("[0-9]{1,3}") || !isLimit(Integer.parseInt(text))) {
      throw Problem.badRequest("limit is not between 1 and " + Shelf.LARGEST_PAGE).asException();
    }
    return Integer.parseInt(text);
  }

  private static boolean isLimit(int limit) {
    return limit >= 1 && limit <= Shelf.LARGEST_PAGE;
  }
}
