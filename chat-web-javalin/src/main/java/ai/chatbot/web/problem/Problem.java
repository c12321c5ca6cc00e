package ai.chatbot.web.problem;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The error envelope (http-contract §1.3): {@code code} is {@code <type>:<surface>} and is the
 * contract, its type decides the status, {@code message} is for people, {@code cause} says which
 * input was wrong.
 */
public record Problem(String code, String message, @Nullable String cause) {
  private static final Map<String, Integer> STATUS =
      Map.of(
          "bad_request", 400,
          "unauthorized", 401,
          "forbidden", 403,
          "not_found", 404,
          "method_not_allowed", 405,
          "conflict", 409,
          "too_long", 413,
          "misdirected", 421,
          "rate_limit", 429,
          "offline", 503);

  /** A problem with nothing more to say about its cause. */
  public static Problem of(String code, String message) {
    return new Problem(code, message, null);
  }

  /** The request's input cannot be used; {@code cause} names the field and what is wrong. */
  public static Problem badRequest(String cause) {
    return new Problem("bad_request:api", "This request cannot be understood.", cause);
  }

  /** There is no session, or one that is not ours, for what is at that path. */
  public static Problem noSession(String path) {
    return of(
        "unauthorized:" + surface(path),
        "Please open the chat's page first: there is no valid session.");
  }

  private static String surface(String path) {
    return Stream.of("document", "suggestions", "vote")
        .filter(name -> path.startsWith("/api/" + name))
        .findFirst()
        .orElse("chat");
  }

  /** The chat is not there, or not for this user. */
  public static Problem noSuchChat() {
    return of("not_found:chat", "There is no such chat.");
  }

  /** The chat is somebody else's. */
  public static Problem foreignChat() {
    return of("forbidden:chat", "This chat belongs to somebody else.");
  }

  /** The envelope, with the name of the request that it answers. */
  public ObjectNode json(String request) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("code", code).put("message", message);
    Optional.ofNullable(cause).ifPresent(it -> json.put("cause", it));
    return json.put("requestId", request);
  }

  /** The status that goes with the code. */
  public int status() {
    return STATUS.getOrDefault(type(), 500);
  }

  /** What kind of problem it is, whatever it is about. */
  public String type() {
    return code.substring(0, code.indexOf(':'));
  }

  /** This problem, to be thrown. */
  public ProblemException asException() {
    return new ProblemException(this);
  }
}
