package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.AQuestion.aChat;
import static ai.chatbot.core.contract.AQuestion.aMessage;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.Replying;
import ai.chatbot.core.conversation.Vote;
import ai.chatbot.core.conversation.Vote.Verdict;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.Reply;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VotingTest {
  private final Stores stores = InMemoryStores.empty(InstantSource.system());
  private final Voting voting = new Voting(stores);
  private final AQuestion hidden = AQuestion.by(anna());
  private final AQuestion shown = AQuestion.by(anna()).inPublic();
  private final Reply reply = Replying.openAndClose(stores, hidden);
  private final Reply shownReply = Replying.openAndClose(stores, shown);

  @Test
  void theOwnerVotesChangesTheirMindAndTakesItBack() {
    assertThat(voting.cast(anna(), reply.chat(), reply.answer(), Verdict.UP))
        .isEqualTo(new Voting.Result.Done());
    assertThat(votes(reply)).containsExactly(new Vote(reply.chat(), reply.answer(), Verdict.UP));

    voting.cast(anna(), reply.chat(), reply.answer(), Verdict.DOWN);
    assertThat(votes(reply)).containsExactly(new Vote(reply.chat(), reply.answer(), Verdict.DOWN));

    assertThat(voting.withdraw(anna(), reply.chat(), reply.answer()))
        .isEqualTo(new Voting.Result.Done());
    assertThat(votes(reply)).isEmpty();
    assertThat(voting.withdraw(anna(), reply.chat(), reply.answer()))
        .isEqualTo(new Voting.Result.Done());
  }

  @Test
  void aQuestionIsNotVotedOn() {
    assertThat(voting.cast(anna(), hidden.chat(), hidden.id(), Verdict.UP))
        .isEqualTo(new Voting.Result.NotAnAnswer());
    assertThat(voting.withdraw(anna(), hidden.chat(), hidden.id()))
        .isEqualTo(new Voting.Result.NotAnAnswer());
    assertThat(votes(reply)).isEmpty();
  }

  @Test
  void whatIsNotThereIsMissing() {
    assertThat(voting.cast(anna(), aChat(), reply.answer(), Verdict.UP))
        .isEqualTo(new Voting.Result.Missing());
    assertThat(voting.cast(anna(), reply.chat(), aMessage(), Verdict.UP))
        .isEqualTo(new Voting.Result.Missing());
    assertThat(voting.cast(anna(), reply.chat(), shownReply.answer(), Verdict.UP))
        .isEqualTo(new Voting.Result.Missing());
    assertThat(voting.withdraw(anna(), aChat(), reply.answer()))
        .isEqualTo(new Voting.Result.Missing());
    assertThat(voting.votes(anna(), aChat())).isEqualTo(new Voting.Reading.Missing());
  }

  @Test
  void aStrangersChatIsMissingWhateverIsInIt() {
    voting.cast(anna(), reply.chat(), reply.answer(), Verdict.UP);

    assertThat(voting.cast(ben(), reply.chat(), reply.answer(), Verdict.DOWN))
        .isEqualTo(new Voting.Result.Missing());
    assertThat(voting.withdraw(ben(), reply.chat(), reply.answer()))
        .isEqualTo(new Voting.Result.Missing());
    assertThat(voting.votes(ben(), reply.chat())).isEqualTo(new Voting.Reading.Missing());
    assertThat(votes(reply)).hasSize(1);
  }

  @Test
  void whoMayReadAPublicChatNeitherVotesNorSeesTheVotes() {
    voting.cast(anna(), shown.chat(), shownReply.answer(), Verdict.UP);

    assertThat(voting.cast(ben(), shown.chat(), shownReply.answer(), Verdict.DOWN))
        .isEqualTo(new Voting.Result.Forbidden());
    assertThat(voting.cast(ben(), shown.chat(), aMessage(), Verdict.DOWN))
        .isEqualTo(new Voting.Result.Forbidden());
    assertThat(voting.withdraw(ben(), shown.chat(), shownReply.answer()))
        .isEqualTo(new Voting.Result.Forbidden());
    assertThat(voting.votes(ben(), shown.chat())).isEqualTo(new Voting.Reading.Forbidden());
    assertThat(votes(shownReply)).extracting(Vote::verdict).containsExactly(Verdict.UP);
  }

  private List<Vote> votes(Reply of) {
    Voting.Reading reading = voting.votes(anna(), of.chat());
    assertThat(reading).isInstanceOf(Voting.Reading.Votes.class);
    return ((Voting.Reading.Votes) reading).votes();
  }
}
