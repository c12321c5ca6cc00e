package ai.chatbot.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.Map;

/** Renders pages from their templates. Safe for use by many threads. */
public final class Pages {
  private static final int NOT_FOUND = 404;

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

  /** Sends the page that says that there is nothing. */
  public void notFound(Context ctx) {
    Texts texts = Texts.of(ctx);
    show(
        ctx.status(NOT_FOUND),
        "problem.jte",
        new ProblemView(
            texts.of("page.nothing.title"), texts.of("page.nothing.message"), ProblemView.HOME));
  }

  /** Sends a page that says why there is no other. */
  public void problem(Context ctx, int status, String message) {
    String title = Texts.of(ctx).of("page.problem.title");
    show(ctx.status(status), "problem.jte", new ProblemView(title, message, ctx.path()));
  }
}
