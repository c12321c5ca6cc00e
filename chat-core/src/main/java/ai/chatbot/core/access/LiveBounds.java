package ai.chatbot.core.access;

/**
 * How many answers one instance makes at once, at the most.
 *
 * @param perUser for one person; at least 1
 * @param inAll for everybody; at least 1
 */
public record LiveBounds(int perUser, int inAll) {
  public LiveBounds {
    if (perUser < 1 || inAll < 1) {
      throw new IllegalArgumentException("a bound is below 1");
    }
  }

  /** As many as come. */
  public static LiveBounds none() {
    return new LiveBounds(Integer.MAX_VALUE, Integer.MAX_VALUE);
  }
}
