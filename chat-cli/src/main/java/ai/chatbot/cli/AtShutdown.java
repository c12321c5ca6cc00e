package ai.chatbot.cli;

/** Something that is done if the process is ended from outside before this is closed. */
final class AtShutdown implements AutoCloseable {
  private final Thread hook;

  private AtShutdown(Thread hook) {
    this.hook = hook;
  }

  static AtShutdown run(Runnable last) {
    Thread hook = new Thread(last, "at-shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
    return new AtShutdown(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is being ended: it is done by now.
    }
  }
}
