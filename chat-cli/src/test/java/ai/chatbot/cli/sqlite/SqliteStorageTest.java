package ai.chatbot.cli.sqlite;

import static ai.chatbot.core.contract.People.anna;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.AtOnce;
import ai.chatbot.core.contract.Replying;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Chats.Position;
import ai.chatbot.core.reply.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class SqliteStorageTest {
  @TempDir private Path folder;
  private Path data = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    data = folder.resolve("data");
    file = data.resolve("chats.sqlite");
  }

  @Test
  void whatIsKeptIsThereTheNextTimeAndItsOwnerToo() {
    UserId owner;
    Reply reply;
    try (SqliteStorage storage = open()) {
      owner = storage.owner();
      reply = Replying.openAndClose(storage.stores(), AQuestion.by(anna()));
    }

    try (SqliteStorage storage = open()) {
      assertThat(storage.owner()).isEqualTo(owner);
      assertThat(storage.stores().messages().of(reply.chat())).hasSize(2);
      assertThat(storage.stores().replies().read(reply.id(), 0)).isEqualTo(Replying.end());
    }
  }

  @Test
  void eachFileHasAnOwnerOfItsOwn() {
    try (SqliteStorage one = open();
        SqliteStorage other =
            SqliteStorage.open(folder.resolve("other.sqlite"), InstantSource.system())) {
      assertThat(one.owner()).isNotEqualTo(other.owner());
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void nobodyElseOnThisMachineReadsAnyOfIt() throws IOException {
    Files.createDirectories(data);
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

    try (SqliteStorage storage = open()) {
      Replying.open(storage.stores(), AQuestion.by(anna()));

      assertThat(permissions(data)).isEqualTo("rwx------");
      try (Stream<Path> files = Files.list(data)) {
        assertThat(files.toList())
            .contains(file, file.resolveSibling("chats.sqlite-wal"))
            .allSatisfy(each -> assertThat(permissions(each)).isEqualTo("rw-------"));
      }
    }
  }

  @Test
  void writersDoNotKeepReadersWaiting() {
    try (SqliteStorage storage = open()) {
      assertThat(asked("pragma journal_mode")).isEqualTo("wal");
      assertThat(storage.stores().chats().find(AQuestion.aChat())).isEmpty();
    }
  }

  @Test
  void manyWhoOpenAFreshFileAtOnceFindTheSameOwner() throws InterruptedException {
    List<UserId> owners =
        AtOnce.all(
            Stream.<Callable<UserId>>generate(
                    () ->
                        () -> {
                          try (SqliteStorage storage = open()) {
                            return storage.owner();
                          }
                        })
                .limit(8));

    assertThat(owners).hasSize(8);
    assertThat(owners.stream().distinct()).hasSize(1);
  }

  @Test
  void whatSeveralWriteAtTheSameTimeIsAllKept() throws InterruptedException {
    AtOnce.all(
        IntStream.range(0, 4)
            .<Callable<Object>>mapToObj(
                writer ->
                    () -> {
                      try (SqliteStorage storage = open()) {
                        IntStream.range(0, 25)
                            .forEach(
                                n -> Replying.openAndClose(storage.stores(), AQuestion.by(anna())));
                      }
                      return writer;
                    }));

    try (SqliteStorage storage = open()) {
      assertThat(
              storage.stores().chats().page(anna().id(), new Position.Newest(), 200).orElseThrow())
          .satisfies(page -> assertThat(page.chats()).hasSize(100));
    }
  }

  @Test
  void aNewersFileIsRefusedAndStaysAsItIs() throws Exception {
    open().close();
    run("pragma user_version = 7");
    byte[] before = Files.readAllBytes(file);

    assertRefused("newer AI Chatbot (schema 7, and this one knows 1)", "--no-save");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void anotherProgramsFileIsRefusedAndStaysAsItIs() throws Exception {
    Files.createDirectories(data);
    run("create table bookmarks (url text)");
    byte[] before = Files.readAllBytes(file);

    assertRefused("is another program's database", "XDG_DATA_HOME");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void whatIsNoDatabaseIsRefusedAndStaysAsItIs() throws Exception {
    Files.createDirectories(data);
    Files.writeString(file, "a letter to somebody, ".repeat(100));
    byte[] before = Files.readAllBytes(file);

    assertRefused("the file is damaged", "move it away");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aFileWhosePagesAreDamagedIsToldWhenTheyAreRead() throws Exception {
    try (SqliteStorage storage = open()) {
      IntStream.range(0, 50)
          .forEach(n -> Replying.openAndClose(storage.stores(), AQuestion.by(anna())));
    }
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
    Files.write(file, bytes);

    assertThatExceptionOfType(FileUnusable.class)
        .isThrownBy(
            () -> {
              try (SqliteStorage storage = open()) {
                storage.stores().chats().page(anna().id(), new Position.Newest(), 20);
              }
            })
        .withMessageContaining("the file is damaged");
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void anEmptyFileIsOneInWhichNothingIsKeptYet() throws IOException {
    Files.createDirectories(data);
    Files.createFile(file);

    try (SqliteStorage storage = open()) {
      assertThat(storage.stores().chats().find(AQuestion.aChat())).isEmpty();
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsOneSentence() throws IOException {
    Files.createFile(data);

    assertRefused("Chats cannot be kept in " + file, "--no-save");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFolderThatOneMayNotWriteToIsOneSentence() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-x------"));
    assumeFalse(Files.isWritable(closed), "root may write anywhere");
    file = closed.resolve("data").resolve("chats.sqlite");

    assertRefused("Chats cannot be kept in " + file, "make the folder writable");
  }

  @Test
  void closingTwiceDoesNothing() {
    SqliteStorage storage = open();
    storage.close();
    storage.close();
  }

  private SqliteStorage open() {
    return SqliteStorage.open(file, InstantSource.system());
  }

  private void assertRefused(String... words) {
    assertThatExceptionOfType(FileUnusable.class)
        .isThrownBy(this::open)
        .satisfies(refusal -> assertThat(refusal).message().contains(words).hasLineCount(1));
  }

  private static String permissions(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String asked(String sql) {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }
}
