package ai.chatbot.core.fake;

import ai.chatbot.core.catalog.Routing;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.port.OperatorLog;
import ai.chatbot.core.reply.ReplyId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Notes what the operator was told. Safe for use by many threads. */
public final class NotedTrouble implements OperatorLog {
  private final Notes<ModelFailure> modelFailures = new Notes<>();
  private final Notes<ModelFailure> attempts = new Notes<>();
  private final Notes<Routing.Reason> unanswered = new Notes<>();
  private final Notes<RuntimeException> storeFailures = new Notes<>();
  private final Notes<Throwable> bugs = new Notes<>();

  @Override
  public void modelFailed(ReplyId reply, String what, ModelFailure failure) {
    modelFailures.add(failure);
  }

  @Override
  public void tryingAgain(ReplyId reply, String what, ModelFailure failure) {
    attempts.add(failure);
  }

  @Override
  public void noModelToCall(ReplyId reply, String what, Routing.Reason why) {
    unanswered.add(why);
  }

  @Override
  public void storeFailed(String what, RuntimeException cause) {
    storeFailures.add(cause);
  }

  @Override
  public void bug(String what, Throwable cause) {
    bugs.add(cause);
  }

  /** The failures of models. */
  public Notes<ModelFailure> modelFailures() {
    return modelFailures;
  }

  /** The failures after which a call was made again. */
  public Notes<ModelFailure> attempts() {
    return attempts;
  }

  /** Why there was no model to call. */
  public Notes<Routing.Reason> unanswered() {
    return unanswered;
  }

  /** The failures of stores. */
  public Notes<RuntimeException> storeFailures() {
    return storeFailures;
  }

  /** The faults of this program. */
  public Notes<Throwable> bugs() {
    return bugs;
  }

  /** Notes of one kind. */
  public static final class Notes<T> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<T> notes = new CopyOnWriteArrayList<>();
    private final CountDownLatch noted = new CountDownLatch(1);

    private Notes() {}

    private void add(T note) {
      notes.add(note);
      noted.countDown();
    }

    /** What has been noted until now. */
    public List<T> soFar() {
      return List.copyOf(notes);
    }

    /**
     * The first note, waiting for it.
     *
     * @throws AssertionError if there is none
     */
    public T first() throws InterruptedException {
      if (!noted.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("nothing was noted");
      }
      return notes.getFirst();
    }
  }
}
