package ai.chatbot.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * A notebook that is opened on a thread of its own, while whoever wants it does something else, and
 * closed with this.
 */
final class OpeningNotebook implements AutoCloseable {
  private final CompletableFuture<Notebook> notebook;

  private OpeningNotebook(CompletableFuture<Notebook> notebook) {
    this.notebook = notebook;
  }

  static OpeningNotebook by(Supplier<Notebook> opening) {
    return new OpeningNotebook(CompletableFuture.supplyAsync(opening));
  }

  /** The notebook; throws what its opening threw. */
  Notebook open() {
    try {
      return notebook.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  @Override
  public void close() {
    try {
      notebook.join().close();
    } catch (CompletionException e) {
      // What did not open has nothing to be closed.
    }
  }
}
