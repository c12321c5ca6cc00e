package ai.chatbot.cli.sqlite;

import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.port.UsageLedger;
import ai.chatbot.core.reply.ModelCall;
import java.time.Instant;
import java.util.List;

/** The ledger: one row for each question, and one for each call of a model. */
final class SqliteUsageLedger implements UsageLedger {
  private final Database database;

  SqliteUsageLedger(Database database) {
    this.database = database;
  }

  @Override
  public void record(List<ModelCall> calls) {
    database.write(session -> calls.stream().mapToInt(call -> record(session, call)).sum());
  }

  @Override
  public List<Instant> questions(UserId asker, Instant after) {
    return database.read(session -> questions(session, asker, after));
  }

  @Override
  public List<Total> totals(UserId asker, Instant after) {
    return database.read(
        session -> of(session, UsageSql.TOTALS, asker, after).list(SqliteUsageLedger::total));
  }

  static List<Instant> questions(Session session, UserId asker, Instant after) {
    return of(session, UsageSql.QUESTIONS, asker, after).list(row -> row.time("asked_at"));
  }

  private static int record(Session session, ModelCall call) {
    TokenUsage usage = call.usage();
    return session
        .query(UsageSql.RECORD)
        .with("call", call.id())
        .with("asker", call.asker().value())
        .with("reply", call.reply().value())
        .with("purpose", call.purpose())
        .with("inference_id", call.inferenceId())
        .with("input", usage.input())
        .with("output", usage.output())
        .with("cache_read", usage.cacheRead())
        .with("cache_write", usage.cacheWrite())
        .with("estimated", call.estimated())
        .with("ended_at", call.at())
        .run();
  }

  private static Query of(Session session, String sql, UserId asker, Instant after) {
    return session.query(sql).with("asker", asker.value()).with("after", after);
  }

  private static Total total(Row row) {
    return new Total(
        row.text("inference_id"),
        row.count("calls"),
        row.count("estimated"),
        row.number("input"),
        row.number("output"),
        row.number("cache_read"),
        row.number("cache_write"));
  }
}
