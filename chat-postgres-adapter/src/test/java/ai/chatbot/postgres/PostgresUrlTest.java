package ai.chatbot.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

final class PostgresUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://anna:secret@db.example.org:5433/chat",
        "postgresql://anna:secret@db.example.org:5433/chat",
        "jdbc:postgresql://anna:secret@db.example.org:5433/chat",
        "jdbc:postgresql://db.example.org:5433/chat?user=anna&password=secret",
        "  postgres://anna:secret@db.example.org:5433/chat\n"
      })
  void everyFormSaysTheSame(String line) {
    PGSimpleDataSource source = source(line);

    assertThat(source.getServerNames()).containsExactly("db.example.org");
    assertThat(source.getPortNumbers()).containsExactly(5433);
    assertThat(source.getDatabaseName()).isEqualTo("chat");
    assertThat(source.getUser()).isEqualTo("anna");
    assertThat(source.getPassword()).isEqualTo("secret");
  }

  @Test
  void whatIsLeftOutIsTheUsual() {
    PGSimpleDataSource source = source("postgres://anna@/");

    assertThat(source.getServerNames()).containsExactly("localhost");
    assertThat(source.getPortNumbers()).containsExactly(5432);
    assertThat(source.getDatabaseName()).isEqualTo("anna");
    assertThat(source.getPassword()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "p%40ss p@ss",
        "p@ss p@ss",
        "a:b a:b",
        "a+b a+b",
        "a%2Fb%3Fc%23d a/b?c#d",
        "a/b a/b",
        "100%25 100%",
        "%C3%BC ü"
      })
  void aPasswordMayHoldAnything(String written, String meant) {
    assertThat(source("postgres://anna:" + written + "@host/chat").getPassword()).isEqualTo(meant);
  }

  @Test
  void userAndDatabaseAreDecodedToo() {
    PGSimpleDataSource source = source("postgres://anna%40home:x@host/my%20chat");

    assertThat(source.getUser()).isEqualTo("anna@home");
    assertThat(source.getDatabaseName()).isEqualTo("my chat");
  }

  @Test
  void settingsArePassedOn() {
    PGSimpleDataSource source =
        source(
            "postgres://anna:x@host/chat?sslmode=require&sslrootcert=%2Fa%20b.pem"
                + "&application_name=mine&connect_timeout=7&channel_binding=require");

    assertThat(source.getSslmode()).isEqualTo("require");
    assertThat(source.getSslRootCert()).isEqualTo("/a b.pem");
    assertThat(source.getApplicationName()).isEqualTo("mine");
    assertThat(source.getConnectTimeout()).isEqualTo(7);
    assertThat(source.getChannelBinding()).isEqualTo("require");
  }

  @Test
  void theUrlsSettingsWinOverTheDefaults() {
    PGSimpleDataSource source =
        (PGSimpleDataSource)
            PostgresUrl.parse("postgres://anna:x@host/chat?connect_timeout=7")
                .dataSource(Map.of("connectTimeout", "5", "socketTimeout", "30"));

    assertThat(source.getConnectTimeout()).isEqualTo(7);
    assertThat(source.getSocketTimeout()).isEqualTo(30);
  }

  @Test
  void severalHostsAndIpv6AreUnderstood() {
    assertThat(source("postgres://anna:x@one:1,two,three:3/chat").getServerNames())
        .containsExactly("one", "two", "three");
    PGSimpleDataSource six = source("postgres://anna:x@[::1]:5433/chat");
    assertThat(six.getServerNames()).containsExactly("[::1]");
    assertThat(six.getPortNumbers()).containsExactly(5433);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mysql://anna:hunter2@host/chat|"
            + "the database URL does not have the form"
            + " postgresql://user:password@host:5432/database",
        "hunter2|"
            + "the database URL does not have the form"
            + " postgresql://user:password@host:5432/database",
        "postgres://anna:hunter2@host:port/chat|"
            + "the database URL's host is none:"
            + " a password's special characters are percent-encoded",
        "postgres://anna:hunter2@host:70000/chat|the database URL's port is above 65535",
        "postgres://anna:hunter2%zz@host/chat|"
            + "the database URL has a % that is not followed by two hexadecimal digits",
        "postgres://:hunter2@host/chat|the database URL names no user",
        "postgres://host/chat|the database URL names no user",
        "postgres://anna:x@host/chat?hunter2|a setting in the database URL has no value",
      })
  void aBadOneIsRefusedInOneSentenceWithoutThePassword(String line, String sentence) {
    IllegalArgumentException refusal =
        catchThrowableOfType(IllegalArgumentException.class, () -> PostgresUrl.parse(line));

    assertThat(refusal).hasMessage(sentence).hasNoCause();
    assertThat(refusal.getMessage()).doesNotContain("hunter2");
  }

  @Test
  void itsTextHasNoPassword() {
    assertThat(PostgresUrl.parse("postgres://anna:hunter2@host/chat?password=hunter2"))
        .hasToString("postgresql://anna@host/chat");
  }

  private static PGSimpleDataSource source(String line) {
    return (PGSimpleDataSource) PostgresUrl.parse(line).dataSource(Map.of());
  }
}
