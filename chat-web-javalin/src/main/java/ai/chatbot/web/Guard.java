package ai.chatbot.web;

import static ai.chatbot.web.RouteAccess.OPEN;
import static ai.chatbot.web.RouteAccess.PAGE;
import static ai.chatbot.web.RouteAccess.SESSION;

import ai.chatbot.web.limit.Limits;
import ai.chatbot.web.session.PublicOrigin;
import ai.chatbot.web.session.Sessions;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Set;

/** Stands before every route: who may come in, from where, and how often. */
record Guard(Sessions sessions, PublicOrigin origin, Limits limits) {
  private static final Set<HandlerType> SAFE = Set.of(HandlerType.GET, HandlerType.HEAD);

  void admit(Context ctx) {
    if (ctx.routeRoles().contains(OPEN)) {
      return;
    }
    origin.refuseForeignName(ctx);
    if (!SAFE.contains(ctx.method())) {
      origin.refuseOtherSites(ctx);
    }
    limits.request(ctx);
    if (ctx.routeRoles().contains(SESSION)) {
      sessions.require(ctx);
      limits.request(ctx, Sessions.user(ctx).id());
    } else if (ctx.routeRoles().contains(PAGE)) {
      sessions.ensure(ctx, () -> limits.newGuest(ctx));
    }
  }
}
