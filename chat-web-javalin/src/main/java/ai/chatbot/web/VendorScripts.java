package ai.chatbot.web;

import ai.chatbot.web.problem.Problem;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** {@code /vendor/<name>}: other people's scripts, out of their webjars, under names of ours. */
final class VendorScripts implements Handler {
  private static final String WEBJARS = "/META-INF/resources/webjars/";
  private static final Map<String, String> FILES =
      Map.of(
          "marked.js", "marked/17.0.1/lib/marked.esm.js",
          "purify.js", "dompurify/3.3.3/dist/purify.es.mjs",
          "highlight.js", "highlightjs/11.11.1/highlight.min.js");

  @Override
  public void handle(Context ctx) {
    Optional<InputStream> script =
        Optional.ofNullable(FILES.get(ctx.pathParam("name")))
            .map(file -> VendorScripts.class.getResourceAsStream(WEBJARS + file));
    if (script.isPresent()) {
      ctx.contentType("text/javascript")
          .header("Cache-Control", "public, max-age=86400")
          .result(script.get());
    } else {
      throw Problem.of("not_found:api", "There is nothing here.").asException();
    }
  }
}
