package ai.chatbot.web;

import java.util.List;
import java.util.Locale;

/**
 * A request that may be odd in any way. Where it names somebody's things, as in {@code <chat>},
 * those of the {@link Household} are put in when it is sent: so the same request can be made again.
 *
 * @param route where it is meant to go, as in {@code GET /api/chat/{id}}
 * @param isHttp is it HTTP as clients write it? Of what is not, the server's parser may be the
 *     judge
 */
record AnyRequest(
    String route,
    Caller caller,
    String method,
    String target,
    List<String> headers,
    String body,
    boolean isHttp) {
  private static final int MOST_SHOWN = 2_000;
  private static final int ROOMY_HEAD = 7_000;

  /** Who asks. */
  enum Caller {
    /** Without a session. */
    NOBODY,
    /** Without an account. */
    GUEST,
    /** Whose the things are. */
    OWNER,
    /** With an account, and things of their own. */
    STRANGER
  }

  /** One that is in order, with a JSON body unless that is empty. */
  static AnyRequest of(Caller caller, String method, String target, String body) {
    List<String> headers = body.isEmpty() ? List.of() : List.of("Content-Type: application/json");
    return new AnyRequest(method + " " + target, caller, method, target, headers, body, true);
  }

  /** As it goes to that household's server. */
  String in(Household household) {
    String content = household.filled(body);
    StringBuilder request = new StringBuilder(method + " " + household.filled(target));
    request.append(" HTTP/1.1\r\n");
    line(request, "Host: localhost");
    line(request, "X-Forwarded-For: " + household.address());
    household.session(caller).ifPresent(it -> line(request, "Cookie: chat-session=" + it));
    if (!content.isEmpty() || !method.equals("GET")) {
      line(request, "Content-Length: " + Wire.bytes(content).length);
    }
    headers.forEach(header -> request.append(household.filled(header)).append("\r\n"));
    return request.append("\r\n").append(content).toString();
  }

  /** Unless one of its own headers says otherwise. */
  private void line(StringBuilder request, String line) {
    String name = line.substring(0, line.indexOf(':') + 1);
    if (name.equals("Cookie:") || headers.stream().noneMatch(own -> isNamed(own, name))) {
      request.append(line).append("\r\n");
    }
  }

  private static boolean isNamed(String header, String name) {
    return header.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT));
  }

  /** Must the server's own code have answered it, and not the parser before that? */
  boolean reachesTheRoutes() {
    String head = target + String.join("", headers);
    return isHttp
        && head.length() < ROOMY_HEAD
        && head.chars().allMatch(letter -> letter >= ' ' && letter <= '~');
  }

  /** Does it come from somebody who looks at pages? */
  boolean acceptsPages() {
    return headers.stream()
        .filter(header -> isNamed(header, "Accept:"))
        .anyMatch(header -> header.contains("text/html"));
  }

  @Override
  public String toString() {
    String whole =
        "%s as %s%s%n%s %s%n%s%n%n%s"
            .formatted(
                route,
                caller,
                isHttp ? "" : ", not HTTP",
                method,
                target,
                String.join("\n", headers),
                body);
    return whole.length() <= MOST_SHOWN
        ? whole
        : whole.substring(0, MOST_SHOWN) + "… of " + whole.length() + " characters";
  }
}
