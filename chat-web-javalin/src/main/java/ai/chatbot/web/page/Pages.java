package ai.chatbot.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;

/** Renders pages from their templates. Safe for use by many threads. */
public final class Pages {
  private static final int NOT_FOUND = 404;
  private static final ProblemView NOTHING =
      new ProblemView(
          "There is nothing here", "This chat does not exist, or it belongs to somebody else.");

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "ai.chatbot.web.views");

  /** Sends that template with that page in it. */
  public void show(Context ctx, String template, Object page) {
    TemplateOutput html = new StringOutput();
    templates.render(template, page, html);
    ctx.html(html.toString());
  }

  /** Sends the page that says that there is nothing. */
  public void notFound(Context ctx) {
    show(ctx.status(NOT_FOUND), "problem.jte", NOTHING);
  }

  /** Sends a page that says why there is no other. */
  public void problem(Context ctx, int status, String message) {
    show(ctx.status(status), "problem.jte", new ProblemView("That did not work", message));
  }
}
