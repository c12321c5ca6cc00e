package ai.chatbot.cli.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A statement and what the {@code :names} in it stand for. For one use by one thread. */
final class Query {
  private static final Pattern NAME = Pattern.compile(":([a-z_]+)");

  private final Connection connection;
  private final String sql;
  private final Map<String, Object> values = new HashMap<>();

  Query(Connection connection, String sql) {
    this.connection = connection;
    this.sql = sql;
  }

  Query with(String name, String value) {
    values.put(name, value);
    return this;
  }

  Query with(String name, long value) {
    values.put(name, value);
    return this;
  }

  Query with(String name, boolean value) {
    return with(name, value ? 1 : 0);
  }

  Query with(String name, UUID value) {
    return with(name, value.toString());
  }

  /** To the microsecond, cut off. */
  Query with(String name, Instant value) {
    return with(name, ChronoUnit.MICROS.between(Instant.EPOCH, value));
  }

  Query with(String name, Enum<?> value) {
    return with(name, value.name().toLowerCase(Locale.ROOT));
  }

  /** Runs it and says how many rows it changed. */
  int run() {
    try (PreparedStatement statement = prepared()) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new SqlTrouble(e);
    }
  }

  /** Everything that it finds, in order. */
  <T> List<T> list(Function<Row, T> read) {
    try (PreparedStatement statement = prepared();
        ResultSet result = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (result.next()) {
        found.add(read.apply(new Row(result)));
      }
      return found;
    } catch (SQLException e) {
      throw new SqlTrouble(e);
    }
  }

  /** The first thing that it finds. */
  <T> Optional<T> first(Function<Row, T> read) {
    return list(read).stream().findFirst();
  }

  /** Does it find anything? */
  boolean finds() {
    return first(row -> true).isPresent();
  }

  private PreparedStatement prepared() throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    int index = 0;
    for (String name : names()) {
      index++;
      statement.setObject(index, value(name));
    }
    return statement;
  }

  /** Each once: SQLite numbers them in the order in which they first come. */
  private List<String> names() {
    return NAME.matcher(sql)
        .results()
        .map(MatchResult::group)
        .distinct()
        .map(name -> name.substring(1))
        .toList();
  }

  private Object value(String name) {
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("nothing is said of :" + name);
    }
    return value;
  }
}
