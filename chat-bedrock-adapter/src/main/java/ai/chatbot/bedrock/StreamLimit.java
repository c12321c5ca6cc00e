package ai.chatbot.bedrock;

/**
 * How many answers may be under way at once, so that they do not use up the heap: the SDK's decoder
 * of event streams holds 2.1 MB for each (shared/reference/java-stack.md §5).
 */
final class StreamLimit {
  private static final long MEGABYTE = 1 << 20;
  private static final long FOR_ALL_ELSE = 256 * MEGABYTE;
  private static final long PER_STREAM = 2 * MEGABYTE + MEGABYTE / 5;
  private static final long FEWEST = 8;
  private static final long MOST = 2_000;

  private StreamLimit() {}

  /** The limit for a heap that may grow to so many bytes. */
  static int ofHeap(long bytes) {
    return (int) Math.clamp((bytes - FOR_ALL_ELSE) / PER_STREAM, FEWEST, MOST);
  }
}
