package ai.chatbot.web.chat;

import ai.chatbot.core.Chatbot;
import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.usecase.Shelf;
import ai.chatbot.web.json.Body;
import ai.chatbot.web.page.ChatPageView;
import ai.chatbot.web.page.ModelChoice;
import ai.chatbot.web.page.Pages;
import ai.chatbot.web.session.Sessions;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The chat's page, new at {@code /} and known at {@code /chat/{id}}. */
public final class ChatPages {
  private final Chatbot chatbot;
  private final boolean demo;
  private final Supplier<UUID> ids;
  private final Pages pages;

  /** Pages of that chatbot; {@code demo} says that no real model answers. */
  public ChatPages(Chatbot chatbot, Pages pages, boolean demo, Supplier<UUID> ids) {
    this.chatbot = chatbot;
    this.pages = pages;
    this.demo = demo;
    this.ids = ids;
  }

  /** An empty chat under a new id. */
  public void fresh(Context ctx) {
    render(ctx, new ChatId(ids.get()), true, Chat.UNTITLED);
  }

  /** A chat that the caller may read, or the page that says there is none. */
  public void known(Context ctx) {
    Optional<Chat> chat =
        Body.uuid(ctx.pathParam("id"))
            .flatMap(id -> chatbot.shelf().chat(Sessions.user(ctx), new ChatId(id)));
    chat.ifPresentOrElse(
        known -> render(ctx, known.id(), false, known.title()), () -> pages.notFound(ctx));
  }

  private void render(Context ctx, ChatId chat, boolean isNew, String title) {
    User user = Sessions.user(ctx);
    ChatPageView view =
        new ChatPageView(chat.toString(), isNew, demo, choices(user), title, account(user));
    pages.show(ctx, "chat.jte", view);
  }

  private static String account(User user) {
    return switch (user) {
      case User.Member member -> member.email().value();
      case User.Guest guest -> "";
    };
  }

  private List<ModelChoice> choices(User user) {
    ModelId standard = chatbot.shelf().defaultModel(user).id();
    return chatbot.shelf().models(user).stream()
        .map(offered -> choice(offered, offered.model().id().equals(standard)))
        .toList();
  }

  private static ModelChoice choice(Shelf.OfferedModel offered, boolean selected) {
    return new ModelChoice(
        offered.model().id().value(),
        offered.model().name(),
        offered.model().provider(),
        offered.model().description(),
        offered.included(),
        selected);
  }
}
