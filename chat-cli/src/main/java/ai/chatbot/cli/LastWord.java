package ai.chatbot.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stops a thread with the process: on Ctrl-C and its like the thread is interrupted, and the
 * process waits a moment until this is closed.
 */
final class LastWord implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 2;

  private final Thread speaker;
  private final CountDownLatch said = new CountDownLatch(1);

  private LastWord(Thread speaker) {
    this.speaker = speaker;
  }

  static LastWord ofThisThread() {
    LastWord lastWord = new LastWord(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(new Thread(lastWord::hear, "last-word"));
    return lastWord;
  }

  @Override
  public void close() {
    said.countDown();
  }

  private void hear() {
    if (said.getCount() == 0) {
      return;
    }
    speaker.interrupt();
    try {
      boolean _ = said.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
