package ai.chatbot.web;

import ai.chatbot.core.port.StoreUnavailable;
import ai.chatbot.web.account.Argon2Hasher;
import ai.chatbot.web.page.Pages;
import ai.chatbot.web.problem.Problem;
import ai.chatbot.web.problem.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells clients of failures, and the operator of those that are ours: once, here. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final int TOO_LARGE = 413;
  private static final int INTERNAL = 500;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;

  /** In seconds. */
  private static final String SOON = "5";

  private Failures() {}

  /** People are told on a page, programs in the envelope. */
  static void map(RoutesConfig routes, Pages pages) {
    map(routes, ProblemException.class, pages, (ctx, failure) -> failure.problem());
    map(routes, HttpResponseException.class, pages, (ctx, failure) -> known(failure));
    map(routes, Argon2Hasher.Busy.class, pages, (ctx, failure) -> busy(ctx));
    map(routes, StoreUnavailable.class, pages, Failures::away);
    map(routes, Exception.class, pages, Failures::bug);
  }

  private static <E extends Exception> void map(
      RoutesConfig routes, Class<E> type, Pages pages, BiFunction<Context, E, Problem> problem) {
    routes.exception(type, (failure, ctx) -> send(ctx, problem.apply(ctx, failure), pages));
  }

  /** What Java itself could not do, such as finding memory. */
  static void fatal(HttpServletResponse response, Error error) {
    LOG.error("a request failed", error);
    if (!response.isCommitted()) {
      response.setStatus(INTERNAL);
    }
  }

  private static Problem known(HttpResponseException failure) {
    return switch (failure.getStatus()) {
      case TOO_LARGE -> Problem.of("too_long:api", "This request is too large.");
      case NOT_FOUND -> Problem.of("not_found:api", "There is nothing here.");
      case METHOD_NOT_ALLOWED ->
          Problem.of("method_not_allowed:api", "This address does not take that method.");
      default -> Problem.badRequest(String.valueOf(failure.getMessage()));
    };
  }

  private static Problem busy(Context ctx) {
    ctx.header("Retry-After", SOON);
    return Problem.of("offline:auth", "Too many people are signing in. Please try again shortly.");
  }

  /** Why is told in a line: an outage meets everybody, and is no fault of this program. */
  private static Problem away(Context ctx, StoreUnavailable failure) {
    LOG.warn("{} {} failed: {}", ctx.method(), ctx.path(), failure.getMessage());
    ctx.header("Retry-After", SOON);
    return Problem.of(
        "offline:chat", "The chat cannot reach its database. Please try again in a moment.");
  }

  private static Problem bug(Context ctx, Exception failure) {
    LOG.error("{} {} failed", ctx.method(), ctx.path(), failure);
    ctx.header("Retry-After", SOON);
    return Problem.of("offline:chat", "The chat cannot answer at the moment. Please try again.");
  }

  /** Does somebody look at it in a browser, on a page of ours or where there is none? */
  private static boolean isForPeople(Context ctx) {
    boolean nowhere = ctx.routeRoles().isEmpty() && !ctx.path().startsWith("/api/");
    return ctx.routeRoles().contains(RouteAccess.PAGE) || (nowhere && acceptsPages(ctx));
  }

  private static boolean acceptsPages(Context ctx) {
    return Optional.ofNullable(ctx.header("Accept")).orElse("").contains("text/html");
  }

  private static void send(Context ctx, Problem problem, Pages pages) {
    if (ctx.res().isCommitted()) {
      return;
    }
    if (isForPeople(ctx)) {
      pages.problem(ctx, problem);
    } else {
      ctx.status(problem.status()).json(problem.json(Requests.id(ctx)));
    }
  }
}
