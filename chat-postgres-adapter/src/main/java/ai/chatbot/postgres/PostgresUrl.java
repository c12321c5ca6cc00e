package ai.chatbot.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a database is and who we are there, as one line: {@code
 * postgresql://user:password@host:5432/database?sslmode=require}. The short scheme {@code
 * postgres:} and the driver's {@code jdbc:postgresql:} are understood as well. User, password and
 * database are percent-encoded; several hosts are separated by commas; the rest is passed on to the
 * driver. Immutable. Neither {@link #toString} nor an error says the password.
 */
public final class PostgresUrl {
  private static final Pattern FORM =
      Pattern.compile("(?:jdbc:)?postgres(?:ql)?://(?:(.*)@)?([^/?@]*)(?:/([^?]*))?(?:\\?(.*))?");
  private static final Pattern HOST =
      Pattern.compile("(?:\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]*)(?::(\\d{1,5}))?");
  private static final int LAST_PORT = 65_535;

  /** What the URL's own tradition, libpq's, calls by other names than the driver. */
  private static final Map<String, String> DRIVERS_NAME =
      Map.of(
          "application_name", "ApplicationName",
          "connect_timeout", "connectTimeout",
          "channel_binding", "channelBinding");

  private final String hosts;
  private final String database;
  private final String user;
  private final String password;
  private final Map<String, String> settings;

  private PostgresUrl(
      String hosts, String database, String user, String password, Map<String, String> settings) {
    this.hosts = hosts;
    this.database = database;
    this.user = user;
    this.password = password;
    this.settings = settings;
  }

  /**
   * Reads such a line.
   *
   * @throws IllegalArgumentException if it is none; the message is one sentence for the operator
   */
  public static PostgresUrl parse(String line) {
    var parts = FORM.matcher(line.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "the database URL does not have the form postgresql://user:password@host:5432/database");
    }
    Map<String, String> settings = settings(Optional.ofNullable(parts.group(4)).orElse(""));
    String[] identity = Optional.ofNullable(parts.group(1)).orElse("").split(":", 2);
    String user = stated(decoded(identity[0])).orElse(settings.getOrDefault("user", ""));
    String password =
        identity.length == 2 ? decoded(identity[1]) : settings.getOrDefault("password", "");
    settings.keySet().removeAll(java.util.Set.of("user", "password"));
    if (user.isEmpty()) {
      throw new IllegalArgumentException("the database URL names no user");
    }
    String database = stated(decoded(Optional.ofNullable(parts.group(3)).orElse(""))).orElse(user);
    return new PostgresUrl(hosts(parts.group(2)), database, user, password, settings);
  }

  /** A database on this machine. */
  static PostgresUrl local(int port, String database, String user, String password) {
    return new PostgresUrl("127.0.0.1:" + port, database, user, password, Map.of());
  }

  /** The same server and user, another database. */
  PostgresUrl withDatabase(String other) {
    return new PostgresUrl(hosts, other, user, password, settings);
  }

  /** Refuses the URL if it names a file of certificate authorities that is not there. */
  void checkAuthorities() {
    String file = settings.getOrDefault("sslrootcert", "");
    if (!file.isEmpty() && !Files.isRegularFile(Path.of(file))) {
      throw new IllegalArgumentException("the database URL's sslrootcert is no file: " + file);
    }
  }

  /** Connections to it; {@code defaults} are settings of the driver that the URL leaves open. */
  DataSource dataSource(Map<String, String> defaults) {
    Map<String, String> all = new LinkedHashMap<>(defaults);
    all.putAll(settings);
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(jdbc(all));
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  /** The URL without the password. */
  @Override
  public String toString() {
    return "postgresql://" + encoded(user) + "@" + hosts + "/" + encoded(database);
  }

  private String jdbc(Map<String, String> all) {
    String query =
        all.entrySet().stream()
            .map(setting -> encoded(setting.getKey()) + "=" + encoded(setting.getValue()))
            .collect(joining("&"));
    return "jdbc:postgresql://%s/%s?%s".formatted(hosts, encoded(database), query);
  }

  private static String hosts(String stated) {
    String hosts = stated.isEmpty() ? "localhost" : stated;
    for (String host : hosts.split(",", -1)) {
      checkHost(host);
    }
    return hosts;
  }

  /** Says nothing of what it found: behind a stray "@" it may be half a password. */
  private static void checkHost(String host) {
    var parts = HOST.matcher(host);
    if (!parts.matches() || host.isEmpty()) {
      throw new IllegalArgumentException(
          "the database URL's host is none: a password's special characters are percent-encoded");
    }
    boolean beyond =
        Optional.ofNullable(parts.group(1)).map(Integer::parseInt).orElse(1) > LAST_PORT;
    if (beyond) {
      throw new IllegalArgumentException("the database URL's port is above " + LAST_PORT);
    }
  }

  private static Map<String, String> settings(String query) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String setting : query.split("&", -1)) {
      String[] pair = setting.split("=", 2);
      if (pair.length == 2) {
        String name = decoded(pair[0]);
        settings.put(DRIVERS_NAME.getOrDefault(name, name), decoded(pair[1]));
      } else if (!setting.isEmpty()) {
        throw new IllegalArgumentException("a setting in the database URL has no value");
      }
    }
    return settings;
  }

  /** Percent-decoding as in a URI: a plus is a plus. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the database URL has a % that is not followed by two hexadecimal digits");
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private static Optional<String> stated(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
