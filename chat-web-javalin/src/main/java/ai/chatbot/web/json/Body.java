package ai.chatbot.web.json;

import ai.chatbot.web.problem.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads what clients send; whatever does not fit ends the request with a 400 that names it. */
public final class Body {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Body() {}

  /** The request's body, which has to be a JSON object. */
  public static JsonNode object(Context ctx) {
    try {
      JsonNode body = Json.MAPPER.readTree(read(ctx::body));
      if (body.isObject()) {
        return body;
      }
    } catch (JsonProcessingException e) {
      throw Problem.badRequest("the body is not JSON").asException();
    }
    throw Problem.badRequest("the body is not a JSON object").asException();
  }

  /** The fields of a page's form. */
  static Map<String, List<String>> form(Context ctx) {
    return read(ctx::formParamMap);
  }

  /** All of the body, whatever it is. */
  static byte[] bytes(Context ctx) {
    return read(ctx::bodyAsBytes);
  }

  private static <T> T read(Supplier<T> body) {
    try {
      return body.get();
    } catch (HttpResponseException tooLarge) {
      throw tooLarge;
    } catch (Exception brokenOff) {
      throw Problem.badRequest("the body broke off").asException();
    }
  }

  /** The UUID under that name; {@code where} names the place in the body. */
  public static UUID uuid(JsonNode object, String where, String name) {
    return text(object, name)
        .flatMap(Body::uuid)
        .orElseThrow(() -> Problem.badRequest(where + name + " is not a UUID").asException());
  }

  /** The string under that name, where there is one. */
  public static Optional<String> text(JsonNode object, String name) {
    JsonNode field = object.path(name);
    return field.isTextual() ? Optional.of(field.textValue()) : Optional.empty();
  }

  /** The string under that name; what is there and no string ends the request. */
  public static Optional<String> optionalText(JsonNode object, String name) {
    JsonNode field = object.path(name);
    if (field.isMissingNode() || field.isNull()) {
      return Optional.empty();
    }
    if (!field.isTextual()) {
      throw Problem.badRequest(name + " is not a string").asException();
    }
    return Optional.of(field.textValue());
  }

  /** A UUID in its canonical form. */
  public static Optional<UUID> uuid(String text) {
    return UUID_FORM.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }
}
