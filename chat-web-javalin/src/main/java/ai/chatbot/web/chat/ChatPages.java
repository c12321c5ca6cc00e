package ai.chatbot.web.chat;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import ai.chatbot.core.Chatbot;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.ChatPage;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.Chats.Position;
import ai.chatbot.core.usecase.Shelf.OfferedModel;
import ai.chatbot.web.json.Body;
import ai.chatbot.web.json.Query;
import ai.chatbot.web.page.ChatPageView;
import ai.chatbot.web.page.HistoryView;
import ai.chatbot.web.page.ModelChoice;
import ai.chatbot.web.page.Pages;
import ai.chatbot.web.page.PlainChatView;
import ai.chatbot.web.page.Preferences;
import ai.chatbot.web.page.Reader;
import ai.chatbot.web.problem.Problem;
import ai.chatbot.web.session.Sessions;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The chat's page, new at {@code /} and known at {@code /chat/{id}}, and what it shows of others.
 */
public final class ChatPages {
  private static final int SHOWN_AT_ONCE = 20;

  private final Chatbot chatbot;
  private final boolean demo;
  private final boolean weather;
  private final Supplier<UUID> ids;
  private final InstantSource clock;
  private final Pages pages;

  /**
   * Pages of that chatbot.
   *
   * @param demo does no real model answer?
   * @param weather can the weather be looked up?
   */
  public ChatPages(
      Chatbot chatbot,
      Pages pages,
      boolean demo,
      boolean weather,
      Supplier<UUID> ids,
      InstantSource clock) {
    this.chatbot = chatbot;
    this.pages = pages;
    this.demo = demo;
    this.weather = weather;
    this.ids = ids;
    this.clock = clock;
  }

  /** An empty chat under a new id. */
  public void fresh(Context ctx) {
    User user = Sessions.user(ctx);
    ChatId id = new ChatId(ids.get());
    render(ctx, Chat.startedBy(user.id(), id, Visibility.PRIVATE, clock.instant()), true);
  }

  /** A chat that the caller may read, or the page that says there is none. */
  public void known(Context ctx) {
    readable(ctx).ifPresentOrElse(chat -> render(ctx, chat, false), () -> pages.noSuchChat(ctx));
  }

  /** The same for readers without scripts. */
  public void plain(Context ctx) {
    readable(ctx).ifPresentOrElse(chat -> renderPlain(ctx, chat), () -> pages.noSuchChat(ctx));
  }

  /** The next stretch of the list of the caller's chats, as it stands in the page. */
  public void history(Context ctx) {
    Position from =
        Query.uuid(ctx, "ending_before")
            .map(ChatId::new)
            .<Position>map(Position.OlderThan::new)
            .orElseGet(Position.Newest::new);
    pages.show(ctx, "_history.jte", history(ctx, from));
  }

  private Optional<Chat> readable(Context ctx) {
    return Body.uuid(ctx.pathParam("id"))
        .flatMap(id -> chatbot.shelf().chat(Sessions.user(ctx), new ChatId(id)));
  }

  private void render(Context ctx, Chat chat, boolean isNew) {
    User user = Sessions.user(ctx);
    ChatPageView view =
        new ChatPageView(
            chat.id().toString(),
            isNew,
            chat.owner().equals(user.id()),
            demo,
            weather,
            chat.title(),
            chat.visibility() == Visibility.PUBLIC,
            providers(user, Preferences.of(ctx).model()),
            history(ctx, new Position.Newest()),
            Reader.of(user));
    pages.show(ctx, "chat.jte", view);
  }

  private void renderPlain(Context ctx, Chat chat) {
    List<Message> messages =
        chatbot.shelf().messages(Sessions.user(ctx), chat.id()).orElse(List.of());
    List<PlainChatView.Said> said = messages.stream().map(PlainChatView.Said::of).toList();
    pages.show(ctx, "plain.jte", new PlainChatView(chat.id().toString(), chat.title(), said));
  }

  private HistoryView history(Context ctx, Position from) {
    ChatPage page =
        chatbot
            .shelf()
            .chats(Sessions.user(ctx), from, SHOWN_AT_ONCE)
            .orElseThrow(
                () -> Problem.badRequest("the cursor is not one of your chats").asException());
    return HistoryView.of(
        page, from instanceof Position.Newest, clock.instant(), Preferences.of(ctx).zone());
  }

  private List<ChatPageView.Provider> providers(User user, String remembered) {
    List<OfferedModel> offered = chatbot.shelf().models(user);
    String chosen =
        offered.stream()
            .filter(OfferedModel::included)
            .map(each -> each.model().id().value())
            .filter(remembered::equals)
            .findFirst()
            .orElseGet(() -> chatbot.shelf().defaultModel(user).id().value());
    return offered.stream()
        .collect(groupingBy(each -> each.model().provider(), LinkedHashMap::new, toList()))
        .entrySet()
        .stream()
        .map(each -> new ChatPageView.Provider(each.getKey(), choices(each.getValue(), chosen)))
        .toList();
  }

  private static List<ModelChoice> choices(List<OfferedModel> offered, String chosen) {
    return offered.stream().map(each -> choice(each, chosen)).toList();
  }

  private static ModelChoice choice(OfferedModel offered, String chosen) {
    return new ModelChoice(
        offered.model().id().value(),
        offered.model().name(),
        offered.model().description(),
        offered.included(),
        offered.model().id().value().equals(chosen));
  }
}
