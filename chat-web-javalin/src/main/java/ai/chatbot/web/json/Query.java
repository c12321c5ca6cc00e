package ai.chatbot.web.json;

import ai.chatbot.web.problem.Problem;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.UUID;

/** Reads what stands in a URL's query; what does not fit ends the request with a 400. */
public final class Query {
  private Query() {}

  /** The UUID under that name, if the name is there. */
  public static Optional<UUID> uuid(Context ctx, String name) {
    return Optional.ofNullable(ctx.queryParam(name))
        .map(
            text ->
                Body.uuid(text)
                    .orElseThrow(() -> Problem.badRequest(name + " is not a UUID").asException()));
  }

  /** The UUID under that name, which has to be there. */
  public static UUID requiredUuid(Context ctx, String name) {
    return uuid(ctx, name)
        .orElseThrow(() -> Problem.badRequest(name + " is missing").asException());
  }

  /** The text under that name, which has to be there. */
  public static String required(Context ctx, String name) {
    return Optional.ofNullable(ctx.queryParam(name))
        .orElseThrow(() -> Problem.badRequest(name + " is missing").asException());
  }

  /** A number from 1 to {@code most} under {@code limit}; another one if nothing is said. */
  public static int limit(Context ctx, int otherwise, int most) {
    String text = ctx.queryParam("limit");
    if (text == null) {
      return otherwise;
    }
    int limit = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > most) {
      throw Problem.badRequest("limit is not between 1 and " + most).asException();
    }
    return limit;
  }
}
