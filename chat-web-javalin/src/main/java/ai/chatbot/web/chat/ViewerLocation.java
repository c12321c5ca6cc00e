package ai.chatbot.web.chat;

import ai.chatbot.core.reply.Location;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where CloudFront says that a person is, if its headers are to be believed: anybody can write them
 * who reaches this server past it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html">
 *     CloudFront: headers for the viewer's location</a>
 */
public record ViewerLocation(boolean believed) {
  private static final String VIEWER = "CloudFront-Viewer-";

  Optional<Location> of(Context ctx) {
    Location location =
        new Location(
            degrees(ctx, "Latitude"),
            degrees(ctx, "Longitude"),
            name(ctx, "City"),
            name(ctx, "Country-Name"));
    return Optional.of(location).filter(it -> believed && !it.isUnknown());
  }

  private static Optional<Double> degrees(Context ctx, String name) {
    return Optional.ofNullable(ctx.header(VIEWER + name))
        .filter(text -> text.matches("-?[0-9]{1,3}(\\.[0-9]{1,10})?"))
        .map(Double::valueOf);
  }

  private static Optional<String> name(Context ctx, String name) {
    return Optional.ofNullable(ctx.header(VIEWER + name)).flatMap(ViewerLocation::decoded);
  }

  /** CloudFront writes what is not ASCII as percent escapes of its UTF-8; a plus is a plus. */
  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
