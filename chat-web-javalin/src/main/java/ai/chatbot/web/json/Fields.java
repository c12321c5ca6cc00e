package ai.chatbot.web.json;

import ai.chatbot.web.problem.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The fields that somebody has filled in: of a JSON object, or of a page's form. */
public final class Fields {
  private static final String FORM = "application/x-www-form-urlencoded";

  /** In bytes; nobody has that much to say about themselves. */
  private static final int LARGEST = 16_384;

  private final boolean isForm;
  private final Function<String, Optional<String>> texts;

  private Fields(boolean isForm, Function<String, Optional<String>> texts) {
    this.isForm = isForm;
    this.texts = texts;
  }

  /** Those of that request's body, which has to be one of both. */
  public static Fields of(Context ctx) {
    if (ctx.contentLength() > LARGEST || Body.bytes(ctx).length > LARGEST) {
      throw Problem.of("too_long:api", "This request is too large.").asException();
    }
    if (isForm(ctx)) {
      Map<String, List<String>> form = Body.form(ctx);
      return new Fields(true, name -> form.getOrDefault(name, List.of()).stream().findFirst());
    }
    JsonNode body = Body.object(ctx);
    return new Fields(false, name -> Body.text(body, name));
  }

  /** Is that the form of a page? */
  public static boolean isForm(Context ctx) {
    String type = Optional.ofNullable(ctx.header("Content-Type")).orElse("");
    return type.toLowerCase(Locale.ROOT).startsWith(FORM);
  }

  /** Has a page sent it, which wants to be led on? */
  public boolean isForm() {
    return isForm;
  }

  /** What stands there, if anything does. */
  public Optional<String> text(String name) {
    return texts.apply(name);
  }

  /** What stands there; if nothing does, that is told. */
  public String required(String name) {
    return text(name).orElseThrow(() -> Problem.badRequest(name + " is missing").asException());
  }
}
