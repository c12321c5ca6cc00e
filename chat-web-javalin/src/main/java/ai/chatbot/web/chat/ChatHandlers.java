package ai.chatbot.web.chat;

import ai.chatbot.core.Chatbot;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.usecase.Shelf;
import ai.chatbot.core.usecase.Shelf.Change;
import ai.chatbot.web.json.Body;
import ai.chatbot.web.json.Json;
import ai.chatbot.web.json.MessageJson;
import ai.chatbot.web.json.Query;
import ai.chatbot.web.problem.Problem;
import ai.chatbot.web.session.Sessions;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One chat: {@code /api/chat/{id}} and its messages, and {@code DELETE /api/chat?id=}. */
public final class ChatHandlers {
  private final Chatbot chatbot;

  /** Reads and changes that chatbot's chats. */
  public ChatHandlers(Chatbot chatbot) {
    this.chatbot = chatbot;
  }

  /** A chat that the caller may read. */
  public void chat(Context ctx) {
    Chat chat =
        chatbot
            .shelf()
            .chat(Sessions.user(ctx), ChatIds.ofPath(ctx))
            .orElseThrow(() -> Problem.noSuchChat().asException());
    ctx.json(ChatJson.of(chat));
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

  /** Gives a chat another {@code title}, another {@code visibility}, or both. */
  public void change(Context ctx) {
    User user = Sessions.user(ctx);
    ChatId id = ChatIds.ofPath(ctx);
    JsonNode body = Body.object(ctx);
    Optional<String> title = Body.optionalText(body, "title");
    Optional<Visibility> visibility = ChatPost.visibility(body, "visibility");
    if (title.isEmpty() && visibility.isEmpty()) {
      throw Problem.badRequest("neither title nor visibility is there").asException();
    }
    Optional<Chat> named = title.map(name -> done(chatbot.shelf().rename(user, id, name)));
    Optional<Chat> shown = visibility.map(who -> done(chatbot.shelf().show(user, id, who)));
    ctx.json(ChatJson.of(shown.or(() -> named).orElseThrow()));
  }

  private static Chat done(Change change) {
    return switch (change) {
      case Change.Done(Chat chat) -> chat;
      case Change.Unreadable it ->
          throw Problem.badRequest(
                  "title is blank, has characters that no title has, or more than "
                      + Shelf.LONGEST_TITLE)
              .asException();
      case Change.Forbidden it -> throw Problem.foreignChat().asException();
      case Change.Missing it -> throw Problem.noSuchChat().asException();
    };
  }

  /**
   * Deletes a chat with all that is in it. One that is not there is forbidden, as a foreign one.
   */
  public void delete(Context ctx) {
    ChatId id = new ChatId(Query.requiredUuid(ctx, "id"));
    switch (chatbot.shelf().delete(Sessions.user(ctx), id)) {
      case Change.Done(Chat chat) -> ctx.json(ChatJson.of(chat));
      case Change.Unreadable it -> throw Problem.foreignChat().asException();
      case Change.Forbidden it -> throw Problem.foreignChat().asException();
      case Change.Missing it -> throw Problem.foreignChat().asException();
    }
  }

  /** Deletes the message that {@code from} names, and all after it. */
  public void deleteMessages(Context ctx) {
    MessageId first = new MessageId(Query.requiredUuid(ctx, "from"));
    OptionalInt deleted =
        chatbot.shelf().deleteFrom(Sessions.user(ctx), ChatIds.ofPath(ctx), first);
    if (deleted.isEmpty()) {
      throw Problem.foreignChat().asException();
    }
    ctx.json(Json.object().put("deletedCount", deleted.getAsInt()));
  }
}
