package ai.chatbot.postgres;

import static java.util.Comparator.comparing;

import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.port.UsageLedger;
import ai.chatbot.core.reply.ModelCall;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** The ledger: one row for each question, and one for each call of a model. */
final class PostgresUsageLedger implements UsageLedger {
  private final Database database;

  PostgresUsageLedger(Database database) {
    this.database = database;
  }

  /** In one order, so that two who record the same calls do not wait for each other. */
  @Override
  public void record(List<ModelCall> calls) {
    database.useTransaction(
        handle -> {
          PreparedBatch batch = handle.prepareBatch(UsageSql.RECORD);
          calls.stream().sorted(comparing(ModelCall::id)).forEach(call -> bind(batch, call).add());
          batch.execute();
        });
  }

  @Override
  public List<Instant> questions(UserId asker, Instant after) {
    return database.with(
        handle ->
            handle
                .createQuery(UsageSql.QUESTIONS)
                .bind("asker", asker.value())
                .bind("after", Times.of(after))
                .map((row, context) -> Times.read(row, "asked_at"))
                .list());
  }

  @Override
  public List<Total> totals(UserId asker, Instant after) {
    return database.with(
        handle ->
            handle
                .createQuery(UsageSql.TOTALS)
                .bind("asker", asker.value())
                .bind("after", Times.of(after))
                .map(PostgresUsageLedger::total)
                .list());
  }

  private static PreparedBatch bind(PreparedBatch batch, ModelCall call) {
    TokenUsage usage = call.usage();
    return batch
        .bind("call", call.id())
        .bind("asker", call.asker().value())
        .bind("reply", call.reply().value())
        .bind("purpose", Words.of(call.purpose()))
        .bind("inference_id", call.inferenceId())
        .bind("input", usage.input())
        .bind("output", usage.output())
        .bind("cache_read", usage.cacheRead())
        .bind("cache_write", usage.cacheWrite())
        .bind("estimated", call.estimated())
        .bind("ended_at", Times.of(call.at()));
  }

  private static Total total(ResultSet row, StatementContext context) throws SQLException {
    return new Total(
        row.getString("inference_id"),
        row.getInt("calls"),
        row.getInt("estimated"),
        row.getLong("input"),
        row.getLong("output"),
        row.getLong("cache_read"),
        row.getLong("cache_write"));
  }
}
