package ai.chatbot.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.People;
import ai.chatbot.core.contract.Replying;
import ai.chatbot.core.contract.VotesContract;
import ai.chatbot.core.conversation.Vote;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresVotesTest extends VotesContract {
  @RegisterExtension static final ADatabase DATABASE = ADatabase.embedded();

  @Override
  protected Stores emptyStores() {
    return DATABASE.emptied();
  }

  @Test
  void aVoteGoesWithItsMessage() {
    Stores stores = emptyStores();
    Reply reply = Replying.openAndClose(stores, AQuestion.by(People.anna()));
    stores.votes().cast(new Vote(reply.chat(), reply.answer(), Vote.Verdict.UP));
    assertThat(stores.votes().of(reply.chat())).hasSize(1);

    DATABASE.sql().useHandle(handle -> handle.execute("delete from messages"));

    assertThat(stores.votes().withdraw(reply.chat(), reply.answer())).isFalse();
    int left =
        DATABASE
            .sql()
            .withHandle(
                handle -> handle.createQuery("select count(*) from votes").mapTo(int.class).one());
    assertThat(left).isZero();
  }
}
