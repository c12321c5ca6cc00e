package ai.chatbot.web.page;

import ai.chatbot.web.problem.Problem;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Renders pages from their templates. Safe for use by many threads. */
public final class Pages {
  private static final int NOT_FOUND = 404;

  /** Too many requests, and a server that cannot answer now: both may go well a while later. */
  private static final Set<Integer> PASSING = Set.of(429, 503);

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "ai.chatbot.web.views");

  private final Assets assets;

  /** Made with those files. */
  public Pages(Assets assets) {
    this.assets = assets;
  }

  /** Sends that template with that page in it. */
  public void show(Context ctx, String template, Object page) {
    TemplateOutput html = new StringOutput();
    templates.render(template, Map.of("page", page, "frame", Frame.of(ctx, assets)), html);
    ctx.html(html.toString());
  }

  /** Sends the page that says that there is no such chat. */
  public void noSuchChat(Context ctx) {
    showProblem(ctx, NOT_FOUND, Texts.of(ctx).of("page.nothing.chat"));
  }

  /** Sends a page that says why there is no other. */
  public void problem(Context ctx, Problem problem) {
    String words = Texts.of(ctx).find("page.problem." + problem.type()).orElseGet(problem::message);
    showProblem(ctx, problem.status(), words);
  }

  private void showProblem(Context ctx, int status, String words) {
    String title = status == NOT_FOUND ? "page.nothing.title" : "page.problem.title";
    String again = PASSING.contains(status) ? sameAgain(ctx) : ProblemView.HOME;
    show(ctx.status(status), "problem.jte", new ProblemView(Texts.of(ctx).of(title), words, again));
  }

  private static String sameAgain(Context ctx) {
    return Optional.ofNullable(ctx.queryString())
        .map(query -> ctx.path() + "?" + query)
        .orElseGet(ctx::path);
  }
}
