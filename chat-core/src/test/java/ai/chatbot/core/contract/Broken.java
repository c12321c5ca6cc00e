package ai.chatbot.core.contract;

/**
 * One fault of an adapter of that port. A fault is an interface that extends the port and this, and
 * does one method wrong by default; every other call goes to the correct adapter, so a port may
 * grow without a word here.
 */
interface Broken<P> {

  /** The correct adapter. */
  P correct();

  /** Takes a moment, in which others may come between. */
  default void dawdle() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
