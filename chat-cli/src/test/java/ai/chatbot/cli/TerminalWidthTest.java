package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class TerminalWidthTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  @EnabledOnOs(OS.LINUX)
  void aTerminalThatIsResizedIsAsWideAsItSaysThen() throws Exception {
    CountDownLatch asked = new CountDownLatch(2);
    TerminalWidth width =
        TerminalWidth.following(
            80,
            () -> {
              asked.countDown();
              return asked.getCount() == 1 ? OptionalInt.of(40) : OptionalInt.empty();
            });
    assertThat(width.columns()).isEqualTo(80);

    resize();
    while (width.columns() == 80) {
      Thread.onSpinWait();
    }
    assertThat(width.columns()).isEqualTo(40);

    resize();
    assertThat(asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(width.columns()).isEqualTo(40);
  }

  private static void resize() throws Exception {
    String me = Long.toString(ProcessHandle.current().pid());
    assertThat(new ProcessBuilder("kill", "-WINCH", me).start().waitFor()).isZero();
  }

  @Test
  void whatIsNoSizeChangesNothing() {
    assertThat(TerminalWidth.columns("45 90\n")).hasValue(90);
    assertThat(TerminalWidth.columns("0 0\n")).isEmpty();
    assertThat(TerminalWidth.columns("stty: no tty")).isEmpty();
    assertThat(TerminalWidth.columns("")).isEmpty();
  }
}
