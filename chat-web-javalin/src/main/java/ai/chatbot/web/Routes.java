package ai.chatbot.web;

import static ai.chatbot.web.RouteAccess.OPEN;
import static ai.chatbot.web.RouteAccess.PAGE;
import static ai.chatbot.web.RouteAccess.SESSION;

import ai.chatbot.core.Chatbot;
import ai.chatbot.web.chat.ChatPages;
import ai.chatbot.web.chat.SendMessageHandler;
import ai.chatbot.web.chat.ShelfHandlers;
import ai.chatbot.web.chat.StreamHandlers;
import ai.chatbot.web.chat.ViewerLocation;
import ai.chatbot.web.document.DocumentHandler;
import ai.chatbot.web.problem.Problem;
import ai.chatbot.web.session.GuestHandler;
import ai.chatbot.web.session.Sessions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Set;
import java.util.UUID;

/** The site's map. */
record Routes(
    Chatbot chatbot,
    Sessions sessions,
    HealthHandlers health,
    ViewerLocation viewers,
    boolean demo) {
  private static final Set<HandlerType> SAFE = Set.of(HandlerType.GET, HandlerType.HEAD);
  private static final Set<String> OWN = Set.of("same-origin", "none");

  void addTo(RoutesConfig routes) {
    ChatPages pages = new ChatPages(chatbot, demo, UUID::randomUUID);
    StreamHandlers streams = new StreamHandlers(chatbot);
    ShelfHandlers shelf = new ShelfHandlers(chatbot);
    routes.before(SecurityHeaders::set);
    routes.beforeMatched(this::guard);

    routes.get("/", pages::fresh, PAGE);
    routes.get("/chat/{id}", pages::known, PAGE);
    routes.get("/vendor/{name}", new VendorScripts(), OPEN);

    routes.get("/ping", ctx -> ctx.result("pong"), OPEN);
    routes.get("/api/health", health::live, OPEN);
    routes.get("/api/health/ready", health::ready, OPEN);
    routes.get("/api/auth/guest", new GuestHandler(sessions), OPEN);

    routes.post("/api/chat", new SendMessageHandler(chatbot, viewers), SESSION);
    routes.get("/api/chat/{id}/stream", streams::resume, SESSION);
    routes.delete("/api/chat/{id}/stream", streams::stop, SESSION);
    routes.get("/api/chat/{id}/messages", shelf::messages, SESSION);
    routes.get("/api/history", shelf::history, SESSION);
    routes.get("/api/models", shelf::models, SESSION);
    routes.get("/api/document", new DocumentHandler(chatbot), SESSION);
    Failures.map(routes);
  }

  private void guard(Context ctx) {
    refuseOtherSites(ctx);
    if (ctx.routeRoles().contains(SESSION)) {
      sessions.require(ctx);
    } else if (ctx.routeRoles().contains(PAGE)) {
      sessions.ensure(ctx);
    }
  }

  /**
   * A browser says where a request comes from; nobody else's page may change anything here.
   *
   * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
   */
  private static void refuseOtherSites(Context ctx) {
    String from = ctx.header("Sec-Fetch-Site");
    boolean changes = !SAFE.contains(ctx.method());
    if (changes && from != null && !OWN.contains(from)) {
      throw Problem.of("forbidden:api", "This request comes from another site.").asException();
    }
  }
}
