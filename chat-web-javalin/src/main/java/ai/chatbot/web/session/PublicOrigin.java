package ai.chatbot.web.session;

import ai.chatbot.web.problem.Problem;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides, in one place, what the outside calls this server: {@code AUTH_URL} where it is set, else
 * the forwarded headers where they are to be trusted, else the request itself.
 *
 * @param authUrl what people open, if somebody has said so
 * @param trustForwarded are a proxy's headers to be believed?
 * @param onlyHere does the server listen to this machine alone?
 */
public record PublicOrigin(Optional<URI> authUrl, boolean trustForwarded, boolean onlyHere) {
  private static final String HTTPS = "https";

  /** Names of this machine that no name server can be made to give to somebody else's page. */
  private static final Pattern THIS_MACHINE =
      Pattern.compile("(localhost|[a-z0-9-]+\\.localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]+)?");

  private static final Set<String> OWN = Set.of("same-origin", "none");

  /** Does the person's browser speak https with us? */
  public boolean isHttps(Context ctx) {
    return scheme(ctx).equals(HTTPS);
  }

  /** What a browser that shows our pages sends as {@code Origin} (RFC 6454 §6.2). */
  public String of(Context ctx) {
    String scheme = scheme(ctx);
    return scheme + "://" + withoutUsualPort(scheme, authority(ctx));
  }

  /**
   * Refuses a request that came under somebody else's name to a server that only this machine can
   * reach: a page that has its own name lead here (DNS rebinding).
   */
  public void refuseForeignName(Context ctx) {
    boolean guessed = authUrl.isEmpty() && !trustForwarded;
    if (guessed && onlyHere && !THIS_MACHINE.matcher(host(ctx)).matches()) {
      throw Problem.of(
              "misdirected:api",
              "This server is for this machine alone and does not know that name: open it as"
                  + " localhost, or set AUTH_URL to the address that people use.")
          .asException();
    }
  }

  /**
   * Refuses what a page of another site makes a browser send. A browser says itself from where a
   * request comes, in {@code Sec-Fetch-Site} or else in {@code Origin}; who says nothing is no
   * browser, and carries nobody's cookies.
   *
   * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
   */
  public void refuseOtherSites(Context ctx) {
    String site = ctx.header("Sec-Fetch-Site");
    String from = ctx.header("Origin");
    if (site != null && !OWN.contains(site)) {
      throw Problem.of("forbidden:api", "This request comes from another site.").asException();
    }
    if (site == null && from != null && !isOwn(ctx, from)) {
      throw new Problem(
              "forbidden:api",
              "This request comes from another site.",
              "Origin is not " + of(ctx) + (authUrl.isPresent() ? ", which AUTH_URL names" : ""))
          .asException();
    }
  }

  /** Where only the request itself tells, a proxy may have spoken https with the browser. */
  private boolean isOwn(Context ctx, String from) {
    boolean guessed = authUrl.isEmpty() && !trustForwarded;
    String own = of(ctx);
    return from.equalsIgnoreCase(own)
        || (guessed && from.equalsIgnoreCase(own.replaceFirst("^http:", "https:")));
  }

  private String scheme(Context ctx) {
    return authUrl
        .map(URI::getScheme)
        .or(() -> forwarded(ctx, "X-Forwarded-Proto"))
        .orElseGet(ctx::scheme)
        .toLowerCase(Locale.ROOT);
  }

  private String authority(Context ctx) {
    return authUrl
        .map(URI::getRawAuthority)
        .or(() -> forwarded(ctx, "X-Forwarded-Host"))
        .orElseGet(() -> host(ctx))
        .toLowerCase(Locale.ROOT);
  }

  private static String host(Context ctx) {
    return Optional.ofNullable(ctx.header("Host")).orElse("").toLowerCase(Locale.ROOT);
  }

  /** Each proxy on the way adds its own; the first is the one that the browser spoke with. */
  private Optional<String> forwarded(Context ctx, String header) {
    return Optional.ofNullable(ctx.header(header))
        .filter(it -> trustForwarded)
        .map(value -> value.split(",", 2)[0].strip())
        .filter(value -> !value.isEmpty());
  }

  private static String withoutUsualPort(String scheme, String authority) {
    return authority.replaceFirst(scheme.equals(HTTPS) ? ":443$" : ":80$", "");
  }
}
