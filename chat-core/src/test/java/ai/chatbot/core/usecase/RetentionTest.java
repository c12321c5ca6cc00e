package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.AQuestion.NOON;
import static ai.chatbot.core.contract.People.aGuest;
import static ai.chatbot.core.contract.People.anna;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.Replying;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class RetentionTest {
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration A_MONTH = Duration.ofDays(30);

  /** More than are removed at once. */
  private static final int MANY = 250;

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final Installation installation = Installation.empty();
  private final Stores stores = installation.stores();
  private final Retention retention = new Retention(stores, now::get);

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void howeverManyAreOldTheEventsOfAllAreDiscarded() {
    List<Reply> replies = IntStream.range(0, MANY).mapToObj(at -> ended(anna())).toList();
    now.set(NOON.plus(A_DAY));
    retention.discardLogs();
    assertThat(replies).as("after a day").noneMatch(this::isDiscarded);

    now.set(NOON.plus(A_DAY).plusMillis(1));
    retention.discardLogs();

    assertThat(replies).as("later").allMatch(this::isDiscarded);
  }

  @Test
  void howeverManyAreIdleAllThoseGuestsAreDeleted() {
    List<Reply> theirs = IntStream.range(0, MANY).mapToObj(at -> ended(aGuest())).toList();
    Reply annas = ended(anna());
    now.set(NOON.plus(A_MONTH));
    retention.deleteGuestsIdleFor(A_MONTH);
    assertThat(theirs).as("after a month").allMatch(this::isThere);

    now.set(NOON.plus(A_MONTH).plusMillis(1));
    retention.deleteGuestsIdleFor(A_MONTH);

    assertThat(theirs).as("later").noneMatch(this::isThere);
    assertThat(isThere(annas)).as("a member's").isTrue();
  }

  @Test
  void anInstanceDiscardsWhatIsOldByItselfAndDeletesIdleGuestsIfItIsTold() {
    User guest = aGuest();
    AQuestion asked = AQuestion.by(guest).at(NOON.minus(A_DAY).minusMillis(1));
    Reply reply = Replying.openAndClose(stores, asked);
    Engine engine = installation.start(ScriptedModel.silent(), sweepingAtOnce());

    while (!isDiscarded(reply)) {
      Thread.onSpinWait();
    }
    assertThat(isThere(reply)).isTrue();
    engine.deleteGuestsIdleFor(A_DAY);
    while (isThere(reply)) {
      Thread.onSpinWait();
    }
    assertThat(stores.usage().questions(guest.id(), Instant.EPOCH)).isEmpty();
  }

  private Reply ended(User asker) {
    return Replying.openAndClose(stores, AQuestion.by(asker));
  }

  private boolean isDiscarded(Reply reply) {
    return stores.replies().read(reply.id(), 0).isEmpty();
  }

  private boolean isThere(Reply reply) {
    return stores.chats().find(reply.chat()).isPresent();
  }

  private static Tempo sweepingAtOnce() {
    Tempo usual = Tempo.STANDARD;
    return new Tempo(
        usual.lease(),
        usual.renewal(),
        usual.poll(),
        usual.batch(),
        usual.again(),
        Duration.ofMillis(1));
  }
}
