package ai.chatbot.web.limit;

import java.time.Duration;

/**
 * How long this server waits for others, and lets others wait. A proxy before it waits for longer
 * than a heartbeat, and for less than this server keeps an idle connection; what stops the server
 * waits for longer than {@code CHAT_SHUTDOWN_GRACE} and its last words.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html">
 *     Application Load Balancers: connection idle timeout</a>
 */
public final class Timing {
  /** How often a silent stream says that it lives. */
  public static final Duration HEARTBEAT = Duration.ofSeconds(10);

  /** After how long this server hangs up on who says nothing and is told nothing. */
  public static final Duration IDLE = Duration.ofSeconds(930);

  /** How long responses that are being written have to end in once the server is being closed. */
  public static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private Timing() {}
}
