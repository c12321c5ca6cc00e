package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a folder of its own, where a build is a few lines of shell. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {
  @TempDir private Path folder;

  @BeforeEach
  void aFolderOfItsOwn() throws IOException {
    Files.copy(Path.of("../chat"), folder.resolve("chat"));
    Files.writeString(folder.resolve("pom.xml"), "<project/>");
    Files.createDirectory(folder.resolve("chat-cli"));
    maven("");
  }

  @Test
  void whatIsBuiltIsNotBuiltAgain() throws Exception {
    assertThat(said(chat())).contains("Building AI Chatbot");
    assertThat(said(chat())).doesNotContain("Building");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void ofTwoThatAreStartedAtOnceTheSecondWaitsForTheFirst() throws Exception {
    run("mkfifo", "begun", "go");
    maven("echo >begun; read -r _ <go");
    Process first = chat();
    run("sh", "-c", "read -r _ <begun");

    Process second = chat();
    try (BufferedReader words = second.inputReader()) {
      assertThat(words.readLine()).startsWith("Waiting for another build");
      run("sh", "-c", "echo >go");
      assertThat(said(first)).contains("Building");
      assertThat(words.lines()).noneMatch(line -> line.contains("Building"));
    }
    assertThat(builds()).isEqualTo(1);
    assertThat(folder.resolve("target/building")).doesNotExist();
  }

  @Test
  void whoWasKilledWhileBuildingKeepsNobodyWaiting() throws Exception {
    Process killed = new ProcessBuilder("true").start();
    killed.waitFor();
    Path lock = Files.createDirectories(folder.resolve("target/building"));
    Files.writeString(lock.resolve("pid"), killed.pid() + "\n");
    assertThat(said(chat())).contains("Building").doesNotContain("Waiting");

    Files.delete(folder.resolve("target/built"));
    Files.createDirectory(lock);
    Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(300)));
    assertThat(said(chat())).contains("Building").doesNotContain("Waiting");
    assertThat(lock).doesNotExist();
  }

  @Test
  void whoInterruptsABuildHasItMadeAgain() throws Exception {
    run("mkfifo", "begun", "go");
    maven("echo >begun; read -r _ <go");
    Process interrupted = chat();
    run("sh", "-c", "read -r _ <begun");

    interrupted.destroy();

    assertThat(interrupted.waitFor()).isEqualTo(130);
    assertThat(folder.resolve("target/building")).doesNotExist();
    maven("");
    assertThat(said(chat())).contains("Building");
  }

  @Test
  void theJdkThatWasFoundIsRememberedAlsoWhereNothingIsBuilt() throws Exception {
    said(chat());
    Path jdk = folder.resolve("target/jdk");
    Files.delete(jdk);

    assertThat(said(chat())).doesNotContain("Building");

    assertThat(jdk).content().contains(System.getProperty("java.home"));
  }

  /** A build that does that and leaves a jar, though none that can be run. */
  private void maven(String commands) throws IOException {
    Path maven = folder.resolve("mvnw");
    Files.writeString(
        maven,
        """
        #!/bin/sh
        %s
        echo built >>builds
        mkdir -p chat-cli/target
        touch chat-cli/target/chat.jar
        """
            .formatted(commands));
    assertThat(maven.toFile().setExecutable(true)).isTrue();
  }

  private Process chat() throws IOException {
    ProcessBuilder chat = new ProcessBuilder("sh", "./chat", "--version");
    chat.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return chat.directory(folder.toFile()).redirectErrorStream(true).start();
  }

  private void run(String... command) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(command).directory(folder.toFile()).start().waitFor()).isZero();
  }

  private static String said(Process process) throws IOException, InterruptedException {
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private long builds() throws IOException {
    return Files.readString(folder.resolve("builds")).lines().count();
  }
}
