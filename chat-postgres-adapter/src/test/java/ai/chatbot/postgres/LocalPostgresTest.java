package ai.chatbot.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class LocalPostgresTest {
  /** One for all: each test leaves it with its server stopped. */
  @TempDir static Path parent;

  @Test
  void rowsOutliveTheServer() {
    try (LocalPostgres server = start()) {
      sql(server).useHandle(handle -> handle.execute("create table kept as select 7 as seven"));
    }
    try (LocalPostgres server = start()) {
      assertThat(ask(server, "select seven from kept")).isEqualTo("7");
    }
  }

  @Test
  void whatIsCommittedIsOnTheDisk() {
    try (LocalPostgres server = start()) {
      assertThat(ask(server, "show fsync")).isEqualTo("on");
      assertThat(ask(server, "show synchronous_commit")).isEqualTo("on");
      assertThat(ask(server, "show full_page_writes")).isEqualTo("on");
    }
  }

  @Test
  void itListensOnThisMachineAloneAndAsksForThePassword() {
    try (LocalPostgres server = start()) {
      assertThat(ask(server, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(server, "show unix_socket_directories")).isEmpty();
      assertThat(ask(server, "show max_connections")).isEqualTo("50");

      PostgresUrl guessed = PostgresUrl.parse(server.url().toString().replace("@", ":guessed@"));
      assertThat(catchThrowable(() -> ask(guessed, "select 1")))
          .hasStackTraceContaining("password authentication failed");
      assertThat(server.url().toString()).doesNotContain(read("password"));
    }
  }

  @Test
  void itSortsAndFoldsAlikeOnEveryMachine() {
    try (LocalPostgres server = start()) {
      assertThat(ask(server, "show server_encoding")).isEqualTo("UTF8");
      assertThat(ask(server, "select lower('ÀÉÎ')")).isEqualTo("àéî");
      assertThat(ask(server, "select datlocale from pg_database where datname = 'postgres'"))
          .isEqualTo("C.UTF-8");
    }
  }

  @Test
  void nobodyElseOnThisMachineGetsIntoTheFolder() throws IOException {
    try (LocalPostgres server = start()) {
      assertThat(server.url()).isNotNull();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void ctrlCDoesNotReachTheServer() throws IOException {
    assumeTrue(Files.exists(Path.of("/proc/self/stat")), "process groups are read from /proc");
    try (LocalPostgres server = start()) {
      assertThat(server.url()).isNotNull();
      long serversGroup = processGroup(Long.toString(serversId()));

      assertThat(serversGroup).isEqualTo(serversId());
      assertThat(serversGroup).isNotEqualTo(processGroup("self"));
    }
  }

  @Test
  void aSecondStartInThisProcessIsToldWhoIsThere() throws Exception {
    try (LocalPostgres server = start()) {
      server.describe("http://localhost:8080");

      assertThatExceptionOfType(LocalPostgres.FolderInUse.class)
          .isThrownBy(LocalPostgresTest::start)
          .withMessage(inUseBy(ProcessHandle.current().pid()));
      assertThat(ask(server, "select 1")).isEqualTo("1");

      Process other = KeepsAServer.in(folder(), Map.of());
      assertThat(KeepsAServer.word(other)).isEqualTo(inUseBy(ProcessHandle.current().pid()));
      assertThat(other.waitFor()).isZero();
    }
  }

  @Test
  void aStartInAnotherProcessIsToldWhoIsThere() throws Exception {
    Process other = KeepsAServer.in(folder(), Map.of());
    assertThat(KeepsAServer.word(other)).isEqualTo(KeepsAServer.READY);

    assertThatExceptionOfType(LocalPostgres.FolderInUse.class)
        .isThrownBy(LocalPostgresTest::start)
        .withMessage(inUseBy(other.pid()));

    other.getOutputStream().close();
    assertThat(other.waitFor()).isZero();
    start().close();
  }

  @Test
  void theServerOfAKilledApplicationIsStoppedAndItsRowsAreThere() throws Exception {
    start().close();
    Process other = KeepsAServer.in(folder(), Map.of());
    assertThat(KeepsAServer.word(other)).isEqualTo(KeepsAServer.READY);
    ProcessHandle orphan = ProcessHandle.of(serversId()).orElseThrow();

    assertThat(other.destroyForcibly().waitFor()).isNotZero();
    assertThat(orphan.isAlive()).isTrue();

    try (LocalPostgres server = start()) {
      assertThat(orphan.onExit()).succeedsWithin(Duration.ofMinutes(1));
      assertThat(serversId()).isNotEqualTo(orphan.pid());
      assertThat(ask(server, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void aProgramThatGotTheServersFormerIdIsLeftAlone() throws Exception {
    String leftBehind;
    try (LocalPostgres server = start()) {
      assertThat(server.url()).isNotNull();
      leftBehind = read("data/postmaster.pid");
    }
    Process bystander = new ProcessBuilder("sleep", "600").start();
    try {
      Files.writeString(
          folder().resolve("data/postmaster.pid"),
          leftBehind.replaceFirst("\\d+", Long.toString(bystander.pid())));

      try (LocalPostgres server = start()) {
        assertThat(ask(server, "select 1")).isEqualTo("1");
        assertThat(bystander.isAlive()).isTrue();
      }
    } finally {
      bystander.destroyForcibly().waitFor();
    }
  }

  @Test
  void closingTwiceDoesNothingAndFreesTheFolderOnce() {
    LocalPostgres first = start();
    first.close();
    try (LocalPostgres second = start()) {
      first.close();

      assertThat(ask(second, "select 1")).isEqualTo("1");
      assertThatExceptionOfType(LocalPostgres.FolderInUse.class)
          .isThrownBy(LocalPostgresTest::start);
    }
  }

  @Test
  void anInterruptedThreadStillStopsTheServer() throws IOException {
    LocalPostgres server = start();
    ProcessHandle process = ProcessHandle.of(serversId()).orElseThrow();

    Thread.currentThread().interrupt();
    server.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(Files.exists(folder().resolve("data/postmaster.pid"))).isFalse();
    assertThat(process.onExit()).succeedsWithin(Duration.ofMinutes(1));
  }

  @Test
  void whatAKilledFirstStartLeftHalfDoneIsSetAside() throws IOException {
    Path fresh = parent.resolve("fresh");
    Files.createDirectories(fresh.resolve("data/base"));
    Files.writeString(fresh.resolve("data/postgresql.conf"), "half");
    Path halfUnpacked = fresh.resolve("binaries/PG-half/bin");
    Files.createDirectories(halfUnpacked);

    try (LocalPostgres server = LocalPostgres.start(fresh)) {
      assertThat(ask(server, "select 1")).isEqualTo("1");
    }

    assertThat(fresh.resolve("data.unfinished/postgresql.conf")).hasContent("half");
    assertThat(halfUnpacked).doesNotExist();
  }

  @Test
  void aDatabaseWithoutItsPasswordCannotBeOpened() throws IOException {
    start().close();
    Path password = folder().resolve("password");
    String kept = Files.readString(password);
    Files.delete(password);
    try {
      assertThatExceptionOfType(LocalPostgres.CannotStart.class)
          .isThrownBy(LocalPostgresTest::start)
          .withMessageContaining("cannot be opened without its file \"password\"");
    } finally {
      Files.writeString(password, kept);
    }
    start().close();
  }

  @Test
  void rootWithoutNamespacesIsToldWhatToDo() throws Exception {
    assumeTrue(isRoot(), "only root is refused");

    Process other = KeepsAServer.in(folder(), Map.of("PATH", "/nowhere"));

    assertThat(KeepsAServer.word(other))
        .startsWith("PostgreSQL does not run as root")
        .endsWith("run as an ordinary user, or set POSTGRES_URL to a database of your own.");
    assertThat(other.waitFor()).isZero();
  }

  @Test
  void anOrdinaryUserRunsItToo(@TempDir Path folder) throws Exception {
    assumeTrue(isRoot(), "otherwise an ordinary user runs all of these tests");

    Process other = KeepsAServer.asNobody(folder);

    assertThat(KeepsAServer.word(other)).isEqualTo(KeepsAServer.READY);
    assertThat(Files.getOwner(folder.resolve("server/data")).getName()).isEqualTo("nobody");
    other.getOutputStream().close();
    assertThat(other.waitFor()).isZero();
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "");

    assertThatExceptionOfType(LocalPostgres.CannotStart.class)
        .isThrownBy(() -> LocalPostgres.start(file))
        .withMessageStartingWith("PostgreSQL cannot use the folder " + file);
  }

  private static boolean isRoot() throws IOException {
    return List.of(0).contains(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
  }

  private static LocalPostgres start() {
    return LocalPostgres.start(folder());
  }

  private static Path folder() {
    return parent.resolve("server");
  }

  private static String inUseBy(long process) {
    return "The folder %s is in use by process %d (http://localhost:8080)."
        .formatted(folder(), process);
  }

  private static long serversId() throws IOException {
    return Long.parseLong(
        Files.readAllLines(folder().resolve("data/postmaster.pid")).getFirst().strip());
  }

  /** The third field behind the program's name, see proc(5). */
  private static long processGroup(String process) throws IOException {
    String stat = Files.readString(Path.of("/proc", process, "stat"));
    return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[2]);
  }

  private static String read(String file) {
    try {
      return Files.readString(folder().resolve(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String ask(LocalPostgres server, String question) {
    return ask(server.url(), question);
  }

  private static String ask(PostgresUrl url, String question) {
    return Connections.over(url.dataSource(Map.of()))
        .withHandle(handle -> handle.createQuery(question).mapTo(String.class).one());
  }

  private static Jdbi sql(LocalPostgres server) {
    return Connections.over(server.url().dataSource(Map.of()));
  }
}
