package ai.chatbot.web.page;

import ai.chatbot.web.problem.Problem;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code /assets/<fingerprint>/<name>}: a file, compressed by the build for who takes it so. Under
 * today's fingerprint it is kept for good. A page of another release may still load something late,
 * and is given today's file, which it has to ask for again.
 */
public final class AssetHandler implements Handler {
  private static final String ROOT = "/assets/";
  private static final Pattern ADDRESS = Pattern.compile(ROOT + "(?:([0-9a-f]{12})/)?(.+)");
  private static final Pattern TAKES_GZIP =
      Pattern.compile("(?i)gzip(?!\\s*;\\s*q=0(?:\\.0*)?$)(?:\\s*;.*)?");

  private final String fingerprint;
  private final Map<String, AssetFile> files;

  /** Reads those files, all of them, and keeps them. */
  public AssetHandler(Assets assets) {
    fingerprint = assets.fingerprint();
    files = assets.names().stream().collect(Collectors.toMap(Function.identity(), AssetFile::read));
  }

  /** Compares the path as it was sent: whatever is written otherwise than we do is not there. */
  @Override
  public void handle(Context ctx) {
    Matcher address = ADDRESS.matcher(ctx.path());
    AssetFile file =
        Optional.of(address)
            .filter(Matcher::matches)
            .map(matched -> files.get(matched.group(2)))
            .orElseThrow(() -> Problem.of("not_found:api", "There is nothing here.").asException());
    boolean isForGood = fingerprint.equals(address.group(1));
    ctx.header("Cache-Control", isForGood ? "public, max-age=31536000, immutable" : "no-cache")
        .contentType(file.type());
    send(ctx, file);
  }

  private static void send(Context ctx, AssetFile file) {
    byte[] content = file.plain();
    if (file.compressed().isPresent()) {
      ctx.header("Vary", "Accept-Encoding");
      if (takesGzip(ctx)) {
        ctx.header("Content-Encoding", "gzip");
        content = file.compressed().get();
      }
    }
    ctx.res().setContentLength(content.length);
    ctx.disableCompression().result(content);
  }

  private static boolean takesGzip(Context ctx) {
    return Optional.ofNullable(ctx.header("Accept-Encoding")).stream()
        .flatMap(header -> Stream.of(header.split(",")))
        .anyMatch(coding -> TAKES_GZIP.matcher(coding.strip()).matches());
  }
}
