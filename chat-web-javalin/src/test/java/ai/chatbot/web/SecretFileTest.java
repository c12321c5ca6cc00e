package ai.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretFileTest {
  @TempDir private Path folder;

  @Test
  void aSecretIsMadeOnceAndKept() {
    String secret = SecretFile.in(folder.resolve("new"));
    assertThat(secret).hasSizeGreaterThanOrEqualTo(32);
    assertThat(SecretFile.in(folder.resolve("new"))).isEqualTo(secret);
    assertThat(SecretFile.in(folder.resolve("other"))).isNotEqualTo(secret);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void itIsForItsOwnersEyesAlone() throws IOException {
    SecretFile.in(folder);
    assertThat(Files.getPosixFilePermissions(folder.resolve("auth-secret")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "   \n"})
  void aKeptSecretThatIsNoneIsRefusedInOneSentence(String text) throws IOException {
    Files.writeString(folder.resolve("auth-secret"), text);
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> SecretFile.in(folder))
        .satisfies(
            refusal ->
                assertThat(refusal.getMessage())
                    .contains("auth-secret", "delete it")
                    .endsWith("."));
  }
}
