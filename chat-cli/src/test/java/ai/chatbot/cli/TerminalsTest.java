package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TerminalsTest {
  @Test
  void theLauncherSaysWhichStreamsAreTerminals() {
    assertThat(Terminals.of("012")).isEqualTo(new Terminals(true, true, true));
    assertThat(Terminals.of("02")).isEqualTo(new Terminals(true, false, true));
    assertThat(Terminals.of("")).isEqualTo(new Terminals(false, false, false));
  }
}
