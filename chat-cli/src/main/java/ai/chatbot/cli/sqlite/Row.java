package ai.chatbot.cli.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;

/** A row of a result, its columns by their names. */
final class Row {
  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  String text(String column) {
    try {
      return result.getString(column);
    } catch (SQLException e) {
      throw new SqlTrouble(e);
    }
  }

  long number(String column) {
    try {
      return result.getLong(column);
    } catch (SQLException e) {
      throw new SqlTrouble(e);
    }
  }

  int count(String column) {
    return Math.toIntExact(number(column));
  }

  boolean flag(String column) {
    return number(column) != 0;
  }

  UUID id(String column) {
    return UUID.fromString(text(column));
  }

  Instant time(String column) {
    return Instant.EPOCH.plus(number(column), ChronoUnit.MICROS);
  }

  <E extends Enum<E>> E word(Class<E> type, String column) {
    return Enum.valueOf(type, text(column).toUpperCase(Locale.ROOT));
  }
}
