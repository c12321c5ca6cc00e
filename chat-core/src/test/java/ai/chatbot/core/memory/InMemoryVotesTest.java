package ai.chatbot.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.People;
import ai.chatbot.core.contract.Replying;
import ai.chatbot.core.contract.VotesContract;
import ai.chatbot.core.conversation.Vote;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.Reply;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class InMemoryVotesTest extends VotesContract {
  @Override
  protected Stores emptyStores() {
    return InMemoryStores.empty(InstantSource.system());
  }

  @Test
  void aVoteGoesWithItsMessage() {
    Stores stores = emptyStores();
    Reply reply = Replying.openAndClose(stores, AQuestion.by(People.anna()));
    stores.votes().cast(new Vote(reply.chat(), reply.answer(), Vote.Verdict.UP));
    assertThat(stores.votes().of(reply.chat())).hasSize(1);

    stores.messages().deleteFrom(People.anna().id(), reply.chat(), reply.answer());

    assertThat(stores.votes().of(reply.chat())).isEmpty();
    assertThat(stores.votes().withdraw(reply.chat(), reply.answer())).isFalse();
  }
}
