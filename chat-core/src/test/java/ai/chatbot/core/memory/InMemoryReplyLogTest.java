package ai.chatbot.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.People;
import ai.chatbot.core.contract.ReplyLogContract;
import ai.chatbot.core.contract.Replying;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class InMemoryReplyLogTest extends ReplyLogContract {
  @Override
  protected Stores emptyStores() {
    return InMemoryStores.empty(InstantSource.system());
  }

  @Test
  void aLeaseRunsOutOnTheStoresOwnClock() {
    AtomicReference<Instant> now = new AtomicReference<>(AQuestion.NOON);
    Stores stores = InMemoryStores.empty(now::get);
    stores.replies().renewLease(AQuestion.HERE, Duration.ofSeconds(30));
    Reply reply = Replying.open(stores, AQuestion.by(People.anna()));

    now.set(AQuestion.NOON.plusSeconds(29));
    assertThat(stores.replies().abandoned()).isEmpty();

    now.set(AQuestion.NOON.plusSeconds(30));
    assertThat(stores.replies().abandoned()).containsExactly(reply);
  }
}
