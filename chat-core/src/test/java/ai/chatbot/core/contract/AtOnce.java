package ai.chatbot.core.contract;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Does things at the same time. */
public final class AtOnce {
  private static final long PATIENCE_SECONDS = 30;

  private AtOnce() {}

  /** Starts all, lets them go together, and gives what each returned. */
  public static <T> List<T> all(Stream<Callable<T>> works) throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Future<T>> running =
          works.map(work -> threads.submit(() -> after(start, work))).toList();
      start.countDown();
      return running.stream().map(AtOnce::outcome).toList();
    } finally {
      threads.shutdownNow(); // unlike close(), which waits for whoever hangs
    }
  }

  private static <T> T after(CountDownLatch start, Callable<T> work) throws Exception {
    start.await();
    return work.call();
  }

  private static <T> T outcome(Future<T> running) {
    try {
      return running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError("one of those at once failed", e);
    } catch (TimeoutException e) {
      throw new AssertionError("one of those at once did not come to an end", e);
    }
  }
}
