package ai.chatbot.postgres;

import static ai.chatbot.core.contract.People.anna;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.ReplyLogContract;
import ai.chatbot.core.contract.Replying;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.Reply;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresReplyLogTest extends ReplyLogContract {
  private static final Instant LATER = AQuestion.NOON.plus(Duration.ofDays(1));

  @RegisterExtension static final ADatabase DATABASE = ADatabase.embedded();

  @Override
  protected Stores emptyStores() {
    return DATABASE.emptied();
  }

  @Test
  void aReplyThatSomebodyHoldsIsPassedOverAndNotWaitedForWhenLogsAreDiscarded() {
    Stores stores = emptyStores();
    Reply held = Replying.openAndClose(stores, AQuestion.by(anna()));
    Reply other = Replying.openAndClose(stores, AQuestion.by(anna()));
    assertThat(stores.replies().read(held.id(), 0)).isNotEmpty();

    DATABASE
        .sql()
        .useTransaction(
            handle -> {
              handle.execute("select 1 from replies where id = ? for update", held.id().value());
              assertThat(stores.replies().discardEnded(LATER, 100)).isEqualTo(1);
            });

    assertThat(stores.replies().read(held.id(), 0)).isNotEmpty();
    assertThat(stores.replies().read(other.id(), 0)).isEmpty();
  }

  @Test
  void theLeasesOfTheLongDeadGoWithTheOldLogs() {
    Stores stores = emptyStores();
    InstanceId living = AQuestion.anInstance();
    stores.replies().renewLease(AQuestion.anInstance(), Duration.ofMinutes(1));
    DATABASE
        .sql()
        .useHandle(handle -> handle.execute("update leases set until = now() - interval '25 h'"));
    stores.replies().renewLease(living, Duration.ofMinutes(1));
    assertThat(leases()).isEqualTo(2);

    stores.replies().discardEnded(LATER, 100);

    assertThat(leases()).isEqualTo(1);
    stores.replies().endLease(living);
    assertThat(leases()).isZero();
  }

  private static int leases() {
    return DATABASE
        .sql()
        .withHandle(
            handle -> handle.createQuery("select count(*) from leases").mapTo(int.class).one());
  }
}
