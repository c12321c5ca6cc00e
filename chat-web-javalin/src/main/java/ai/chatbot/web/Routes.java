package ai.chatbot.web;

import static ai.chatbot.web.RouteAccess.ANYONE;
import static ai.chatbot.web.RouteAccess.OPEN;
import static ai.chatbot.web.RouteAccess.PAGE;
import static ai.chatbot.web.RouteAccess.SESSION;

import ai.chatbot.core.Chatbot;
import ai.chatbot.core.usecase.Accounts;
import ai.chatbot.web.account.AccountHandlers;
import ai.chatbot.web.account.AccountPages;
import ai.chatbot.web.account.AuthJsHandlers;
import ai.chatbot.web.account.BelongingsHandlers;
import ai.chatbot.web.account.LoginPages;
import ai.chatbot.web.account.TypedEmail;
import ai.chatbot.web.chat.ChatHandlers;
import ai.chatbot.web.chat.ChatPages;
import ai.chatbot.web.chat.ChatPostHandler;
import ai.chatbot.web.chat.ShelfHandlers;
import ai.chatbot.web.chat.StreamHandlers;
import ai.chatbot.web.chat.ViewerLocation;
import ai.chatbot.web.chat.VoteHandlers;
import ai.chatbot.web.document.DocumentHandlers;
import ai.chatbot.web.page.AssetHandler;
import ai.chatbot.web.page.Assets;
import ai.chatbot.web.page.Pages;
import io.javalin.config.RoutesConfig;
import java.time.InstantSource;
import java.util.UUID;

/** The site's map. */
record Routes(
    Chatbot chatbot,
    Accounts members,
    Guard guard,
    HealthHandlers health,
    ViewerLocation viewers,
    boolean demo,
    boolean weather) {

  void addTo(RoutesConfig routes) {
    routes.before(Requests::begin);
    routes.before(new SecurityHeaders(guard.origin())::set);
    routes.beforeMatched(guard::admit);
    Assets assets = Assets.read();
    Pages templates = new Pages(assets);
    addPages(routes, templates);
    addAssets(routes, new AssetHandler(assets));
    addOperations(routes);
    addAccounts(routes, templates);
    addChats(routes);
    addDocuments(routes);
    Failures.map(routes, templates);
  }

  private void addPages(RoutesConfig routes, Pages templates) {
    ChatPages pages =
        new ChatPages(chatbot, templates, demo, weather, UUID::randomUUID, InstantSource.system());
    routes.get("/", pages::fresh, PAGE);
    routes.get("/chat/{id}", pages::known, PAGE);
    routes.get("/chat/{id}/plain", pages::plain, PAGE);
    routes.get("/history", pages::history, SESSION);
  }

  private static void addAssets(RoutesConfig routes, AssetHandler assets) {
    routes.get("/assets/<path>", assets, OPEN);
    routes.head("/assets/<path>", assets, OPEN);
  }

  private void addOperations(RoutesConfig routes) {
    routes.get("/ping", ctx -> ctx.result("pong"), OPEN);
    routes.get("/api/health", health::live, OPEN);
    routes.get("/api/health/ready", health::ready, ANYONE);
  }

  private void addAccounts(RoutesConfig routes, Pages templates) {
    TypedEmail typed = new TypedEmail(guard.origin());
    LoginPages pages = new LoginPages(templates, typed);
    AccountHandlers accounts =
        new AccountHandlers(members, guard.sessions(), guard.limits(), typed);
    AuthJsHandlers authJs =
        new AuthJsHandlers(
            accounts, guard.sessions(), guard.origin(), guard.limits(), InstantSource.system());
    BelongingsHandlers belongings =
        new BelongingsHandlers(chatbot, guard.limits(), InstantSource.system());
    AccountPages account = new AccountPages(chatbot, templates, InstantSource.system());
    routes.get("/login", pages::login, PAGE);
    routes.get("/register", pages::register, PAGE);
    routes.get("/account", account::show, PAGE);
    routes.post("/api/auth/register", accounts::register, ANYONE);
    routes.post("/api/auth/login", accounts::login, ANYONE);
    routes.post("/api/auth/logout", accounts::logout, ANYONE);
    routes.get("/api/auth/guest", authJs::guest, ANYONE);
    routes.get("/api/auth/session", authJs::session, ANYONE);
    routes.get("/api/auth/csrf", authJs::csrf, ANYONE);
    routes.get("/api/auth/providers", authJs::providers, ANYONE);
    routes.get("/api/auth/signin", authJs::signInPage, ANYONE);
    routes.post("/api/auth/signout", authJs::signOut, ANYONE);
    routes.post("/api/auth/callback/credentials", authJs::credentials, ANYONE);
    routes.post("/api/auth/callback/guest", authJs::guestCallback, ANYONE);
    routes.get("/api/me", accounts::me, SESSION);
    routes.delete("/api/me", accounts::delete, SESSION);
    routes.post("/api/me/password", accounts::changePassword, SESSION);
    routes.delete("/api/me/sessions", accounts::signOutEverywhere, SESSION);
    routes.get("/api/me/usage", belongings::usage, SESSION);
    routes.get("/api/me/export", belongings::export, SESSION);
  }

  private void addChats(RoutesConfig routes) {
    ChatHandlers chats = new ChatHandlers(chatbot);
    StreamHandlers streams = new StreamHandlers(chatbot);
    ShelfHandlers shelf = new ShelfHandlers(chatbot);
    VoteHandlers votes = new VoteHandlers(chatbot);
    routes.post("/api/chat", new ChatPostHandler(chatbot, viewers), SESSION);
    routes.delete("/api/chat", chats::delete, SESSION);
    routes.get("/api/chat/{id}", chats::chat, SESSION);
    routes.patch("/api/chat/{id}", chats::change, SESSION);
    routes.get("/api/chat/{id}/stream", streams::resume, SESSION);
    routes.delete("/api/chat/{id}/stream", streams::stop, SESSION);
    routes.get("/api/chat/{id}/messages", chats::messages, SESSION);
    routes.delete("/api/chat/{id}/messages", chats::deleteMessages, SESSION);
    routes.get("/api/history", shelf::history, SESSION);
    routes.delete("/api/history", shelf::deleteHistory, SESSION);
    routes.get("/api/search", shelf::search, SESSION);
    routes.get("/api/models", shelf::models, SESSION);
    routes.get("/api/vote", votes::votes, SESSION);
    routes.patch("/api/vote", votes::vote, SESSION);
  }

  private void addDocuments(RoutesConfig routes) {
    DocumentHandlers documents = new DocumentHandlers(chatbot);
    routes.get("/api/document", documents::versions, SESSION);
    routes.post("/api/document", documents::save, SESSION);
    routes.delete("/api/document", documents::deleteAfter, SESSION);
    routes.get("/api/suggestions", documents::suggestions, SESSION);
    routes.post("/api/suggestions/{id}/resolve", documents::resolve, SESSION);
  }
}
