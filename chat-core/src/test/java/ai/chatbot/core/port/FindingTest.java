package ai.chatbot.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.chatbot.core.port.Finding.State;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FindingTest {
  @Test
  void theFixIsWhatStandsAfterTheColon() {
    assertThat(Finding.wrong("port", "PORT is “x”: set it to a number."))
        .isEqualTo(
            new Finding("port", State.WRONG, "PORT is “x”", Optional.of("set it to a number.")));
  }

  @Test
  void aColonInWhatIsQuotedIsNone() {
    assertThat(Finding.wrong("port", "It cannot be used (no: way) as “a: b”: do: this.").fix())
        .contains("do: this.");
    assertThat(Finding.wrong("port", "It is odd (so: check it.").fix()).contains("check it.");
  }

  @Test
  void bothAreOneSentenceAgain() {
    String sentence = "The login is over: run `aws sso login`.";
    assertThat(Finding.wrong("login", sentence).sentence()).isEqualTo(sentence);
    assertThat(Finding.ok("login", "anna").sentence()).isEqualTo("anna");
  }

  @Test
  void whatIsWrongHasAFix() {
    assertThatIllegalArgumentException().isThrownBy(() -> Finding.wrong("port", "It is wrong."));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Finding("port", State.WRONG, "wrong", Optional.empty()));
  }
}
