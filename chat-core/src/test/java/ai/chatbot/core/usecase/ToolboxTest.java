package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.Pick;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.fake.NotedTrouble;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolSpec;
import ai.chatbot.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ToolboxTest {
  private static final ToolOutcome DONE = new ToolOutcome.Succeeded(Value.fields());

  private final NotedTrouble trouble = new NotedTrouble();
  private final List<ReplyEvent> events = new ArrayList<>();

  @Test
  void callsRunSideBySide() throws InterruptedException {
    CyclicBarrier meeting = new CyclicBarrier(3);

    run(tool("meet", false, call -> meeting.await(10, TimeUnit.SECONDS)), 3);

    assertThat(events)
        .containsExactlyInAnyOrder(settled(0, DONE), settled(1, DONE), settled(2, DONE));
  }

  @Test
  void callsThatWriteDocumentsRunOneAfterAnother() throws InterruptedException {
    CountDownLatch twoAtOnce = new CountDownLatch(2);
    List<Boolean> met = new CopyOnWriteArrayList<>();

    run(
        tool(
            "write",
            true,
            call -> {
              twoAtOnce.countDown();
              met.add(call.id().equals("0") && twoAtOnce.await(100, TimeUnit.MILLISECONDS));
            }),
        2);

    assertThat(met).containsExactly(false, false);
    assertThat(events).containsExactly(settled(0, DONE), settled(1, DONE));
  }

  @Test
  void allThatHappensIsToldOnTheThreadOfWhoeverWaits() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();

    new Toolbox(List.of(tool("do", false, call -> {})), trouble)
        .run(calls("do", 3), task(), event -> threads.add(Thread.currentThread()));

    assertThat(threads).hasSize(3).containsOnly(Thread.currentThread());
  }

  @Test
  void oneThatBreaksIsToldToTheOperatorAndTheOthersGoOn() throws InterruptedException {
    RuntimeException bug = new IllegalStateException("broken");

    run(
        tool(
            "do",
            false,
            call -> {
              if (call.id().equals("1")) {
                throw bug;
              }
            }),
        3);

    assertThat(events)
        .containsExactlyInAnyOrder(
            settled(0, DONE),
            settled(1, new ToolOutcome.Failed("The tool could not do its work.")),
            settled(2, DONE));
    assertThat(trouble.bugs().soFar()).containsExactly(bug);
  }

  @Test
  void oneThatFailsGravelyOrGivesUpByItselfIsSettledToo() throws InterruptedException {
    Error grave = new StackOverflowError("too deep");

    run(
        tool(
            "do",
            true,
            call -> {
              switch (call.id()) {
                case "0" -> throw grave;
                case "1" -> throw new InterruptedException("by itself");
                default -> {}
              }
            }),
        2);

    assertThat(events)
        .containsExactly(
            settled(0, new ToolOutcome.Failed("The tool could not do its work.")),
            settled(1, new ToolOutcome.Failed("The tool was interrupted.")));
    assertThat(trouble.bugs().soFar()).containsExactly(grave);
  }

  @Test
  void anInterruptEndsThemAll() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(3);
    CountDownLatch interrupted = new CountDownLatch(3);
    Tool waiting =
        tool(
            "wait",
            false,
            call -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
              }
            });
    CountDownLatch ended = new CountDownLatch(1);
    Thread runner =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    run(waiting, 3);
                  } catch (InterruptedException e) {
                    ended.countDown();
                  }
                });
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    runner.interrupt();

    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(events).isEmpty();
  }

  @Test
  void noCallsAreSettledAtOnce() throws InterruptedException {
    run(tool("do", false, call -> {}), 0);

    assertThat(events).isEmpty();
  }

  private void run(Tool tool, int times) throws InterruptedException {
    new Toolbox(List.of(tool), trouble).run(calls(tool.spec().name(), times), task(), events::add);
  }

  private static List<ToolCall> calls(String tool, int times) {
    List<ToolCall> calls = new ArrayList<>();
    for (int id = 0; id < times; id++) {
      calls.add(new ToolCall(String.valueOf(id), tool, Value.fields()));
    }
    return calls;
  }

  private static ReplyEvent settled(int id, ToolOutcome outcome) {
    return new ReplyEvent.ToolSettled(String.valueOf(id), outcome);
  }

  private static ReplyTask task() {
    Turn turn = AQuestion.by(anna()).turn();
    Pick pick = new Pick("nova-pro", ModelCatalog.standard().ids());
    return ReplyTask.of(turn.reply(), anna().id(), pick, "Be brief.", List.of(turn.question()));
  }

  private static Tool tool(String name, boolean writes, Work work) {
    return new Tool() {
      @Override
      public ToolSpec spec() {
        return new ToolSpec(name, "Does what the test says.", Value.fields());
      }

      @Override
      public boolean writesADocument() {
        return writes;
      }

      @Override
      public ToolOutcome run(ToolCall call, ReplyTask task, Consumer<ReplyEvent> out)
          throws InterruptedException {
        try {
          work.on(call);
        } catch (InterruptedException | RuntimeException e) {
          throw e;
        } catch (Exception e) {
          throw new AssertionError(e);
        }
        return DONE;
      }
    };
  }

  @FunctionalInterface
  private interface Work {
    void on(ToolCall call) throws Exception;
  }
}
