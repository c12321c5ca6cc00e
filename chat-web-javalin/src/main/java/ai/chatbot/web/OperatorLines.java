package ai.chatbot.web;

import ai.chatbot.core.catalog.Routing;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.port.OperatorLog;
import ai.chatbot.core.reply.ReplyId;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what the core has to tell the operator into the server's log. */
final class OperatorLines implements OperatorLog {
  private static final Logger LOG = LoggerFactory.getLogger("operator");
  private static final int LONGEST = 500;
  private static final int TAIL = 150;

  /** In an outage every live reply meets the same trouble once a second. */
  private final Repeats storeTrouble = new Repeats(Duration.ofSeconds(10), InstantSource.system());

  @Override
  public void modelFailed(ReplyId reply, String what, ModelFailure failure) {
    warn("{} failed for reply {}: {}: {} {}", reply, what, failure);
  }

  @Override
  public void tryingAgain(ReplyId reply, String what, ModelFailure failure) {
    warn("{} is tried again for reply {}: {}: {} {}", reply, what, failure);
  }

  private static void warn(String sentence, ReplyId reply, String what, ModelFailure failure) {
    LOG.warn(
        sentence,
        what,
        reply,
        failure.getClass().getSimpleName(),
        line(failure.report().advice()),
        line(failure.report().words()));
  }

  @Override
  public void noModelToCall(ReplyId reply, String what, Routing.Reason why) {
    LOG.warn("{} failed for reply {}: no model to call: {}", what, reply, why);
  }

  @Override
  public void storeFailed(String what, RuntimeException cause) {
    if (storeTrouble.isNews(what)) {
      LOG.warn("the database did not {}, trying again: {}", what, cause.getMessage());
    }
  }

  @Override
  public void bug(String what, Throwable cause) {
    LOG.error("{} failed", what, cause);
  }

  /**
   * A provider's words as a piece of one line: bounded, with the request's id at their end, and
   * unable to look like lines of ours.
   */
  private static String line(String detail) {
    int length = detail.length();
    String bounded =
        length > LONGEST
            ? detail.substring(0, LONGEST - TAIL) + "…" + detail.substring(length - TAIL)
            : detail;
    return bounded.replaceAll("\\p{Cntrl}+", " ");
  }
}
