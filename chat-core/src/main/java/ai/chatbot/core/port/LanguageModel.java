package ai.chatbot.core.port;

import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelRequest;
import java.util.function.Consumer;

/** A language model that streams its answer. Safe for use by many threads. */
@FunctionalInterface
public interface LanguageModel {

  /**
   * Makes one attempt and hands each event to the sink on the calling thread, as it comes. Returns
   * after exactly one {@link ModelEvent.Finished} or {@link ModelEvent.Failed}: a failure of the
   * provider is an event, never an exception, and is not retried here.
   *
   * <p>A sink that throws, and an interrupt of the calling thread, close the request upstream at
   * once; no further event follows.
   *
   * @throws InterruptedException if the calling thread was interrupted
   */
  void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
      throws InterruptedException;
}
