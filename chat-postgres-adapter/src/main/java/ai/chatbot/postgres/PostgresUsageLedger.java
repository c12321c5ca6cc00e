package ai.chatbot.postgres;

import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.UsageLedger;
import ai.chatbot.core.reply.ModelCall;
import java.time.Instant;
import java.util.List;

/** To come. */
final class PostgresUsageLedger implements UsageLedger {
  @Override
  public void record(List<ModelCall> calls) {
    throw new UnsupportedOperationException("to come");
  }

  @Override
  public List<Instant> questions(UserId asker, Instant after) {
    throw new UnsupportedOperationException("to come");
  }

  @Override
  public List<Total> totals(UserId asker, Instant after) {
    throw new UnsupportedOperationException("to come");
  }
}
