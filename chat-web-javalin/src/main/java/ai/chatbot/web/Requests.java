package ai.chatbot.web;

import io.javalin.http.Context;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Names each request, and writes one line about it: what was asked for and how it went, never what
 * was said. The name stands in the response, in a problem's envelope and in every line that is
 * logged on the way.
 */
final class Requests {
  private static final Logger LOG = LoggerFactory.getLogger("access");
  private static final String HEADER = "X-Request-Id";
  private static final String KEY = "request";

  private Requests() {}

  static void begin(Context ctx) {
    String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    ctx.attribute(KEY, id);
    ctx.header(HEADER, id);
    MDC.put(KEY, id);
  }

  static String id(Context ctx) {
    return String.valueOf(ctx.<String>attribute(KEY));
  }

  static void end(Context ctx, float millis) {
    LoggingEventBuilder line =
        LOG.atInfo()
            .addKeyValue("status", ctx.statusCode())
            .addKeyValue("millis", Math.round(millis));
    String reply = ctx.attribute("reply");
    line = reply == null ? line : line.addKeyValue("reply", reply);
    line.log("{} {}", ctx.method(), ctx.path());
    MDC.remove(KEY);
  }
}
