package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {
  @Test
  void columnsAreAsWideAsTheyAreOnATerminal() {
    assertThat(
            Table.lines(
                List.of(
                    List.of("title", "where"),
                    List.of("天空为什么", "a"),
                    List.of("👩‍👩‍👧", "b"),
                    List.of("cafe\u0301", "c"))))
        .containsExactly(
            "title       where", "天空为什么  a", "👩‍👩‍👧          b", "cafe\u0301        c");
  }
}
