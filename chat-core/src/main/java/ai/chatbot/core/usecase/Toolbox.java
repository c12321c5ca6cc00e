package ai.chatbot.core.usecase;

import ai.chatbot.core.port.OperatorLog;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** The tools on offer, and how the calls of one step are run. Safe for use by many threads. */
final class Toolbox {
  /** A tool ends at once; one that does not is left to itself. */
  private static final Duration TO_END = Duration.ofSeconds(2);

  private final List<Tool> tools;
  private final OperatorLog operator;

  Toolbox(List<Tool> tools, OperatorLog operator) {
    this.tools = List.copyOf(tools);
    this.operator = operator;
  }

  List<ToolSpec> specs() {
    return tools.stream().map(Tool::spec).toList();
  }

  /** Is that a call that a person has to allow? */
  boolean needsApproval(ToolCall call) {
    return find(call).map(Tool::needsApproval).orElse(false);
  }

  /**
   * Runs those calls side by side, but those that write documents one after another, and hands all
   * that happens to {@code out} on the calling thread. Every call is settled when this returns.
   *
   * @throws InterruptedException if the calling thread was interrupted; so are the calls
   */
  void run(List<ToolCall> calls, ReplyTask task, Consumer<ReplyEvent> out)
      throws InterruptedException {
    BlockingQueue<ReplyEvent> said = new LinkedBlockingQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (List<ToolCall> row : rows(calls)) {
      threads.add(
          Thread.ofVirtual().name("tool").start(() -> row.forEach(call -> run(call, task, said))));
    }
    try {
      pass(said, calls.size(), out);
    } finally {
      threads.forEach(Thread::interrupt);
      awaitEnd(threads);
    }
  }

  /** One that was cut off has still to say what it took. */
  private static void awaitEnd(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join(TO_END);
    }
  }

  private static void pass(BlockingQueue<ReplyEvent> said, int calls, Consumer<ReplyEvent> out)
      throws InterruptedException {
    int left = calls;
    while (left > 0) {
      ReplyEvent event = said.take();
      out.accept(event);
      left -= event instanceof ReplyEvent.ToolSettled ? 1 : 0;
    }
  }

  /** The document beside the conversation is one: two that were written at once would mix there. */
  private List<List<ToolCall>> rows(List<ToolCall> calls) {
    List<List<ToolCall>> rows = new ArrayList<>();
    List<ToolCall> writing = new ArrayList<>();
    for (ToolCall call : calls) {
      if (find(call).map(Tool::writesADocument).orElse(false)) {
        writing.add(call);
      } else {
        rows.add(List.of(call));
      }
    }
    if (!writing.isEmpty()) {
      rows.add(writing);
    }
    return rows;
  }

  /** Whatever happens, it is settled: whoever waits would wait for ever. */
  private void run(ToolCall call, ReplyTask task, BlockingQueue<ReplyEvent> said) {
    said.add(new ReplyEvent.ToolSettled(call.id(), outcome(call, task, said::add)));
  }

  private ToolOutcome outcome(ToolCall call, ReplyTask task, Consumer<ReplyEvent> out) {
    Optional<Tool> tool = find(call);
    if (tool.isEmpty()) {
      return new ToolOutcome.Failed("There is no tool of that name.");
    }
    try {
      return tool.get().run(call, task, out);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ToolOutcome.Failed("The tool was interrupted.");
    } catch (RuntimeException | Error e) {
      operator.bug("running a tool", e);
      return new ToolOutcome.Failed("The tool could not do its work.");
    }
  }

  private Optional<Tool> find(ToolCall call) {
    return tools.stream().filter(tool -> tool.spec().name().equals(call.tool())).findFirst();
  }
}
