package ai.chatbot.core.contract;

import static ai.chatbot.core.contract.AQuestion.NOON;
import static ai.chatbot.core.contract.AQuestion.aChat;
import static ai.chatbot.core.contract.AQuestion.aMessage;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.conversation.Vote;
import ai.chatbot.core.conversation.Vote.Verdict;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.Reply;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ai.chatbot.core.port.Votes} does. */
public abstract class VotesContract {
  private Stores stores;
  private AQuestion question;
  private Reply first;

  /** Stores in which nothing is kept yet. */
  protected abstract Stores emptyStores();

  @BeforeEach
  void startWithOneAnswer() {
    stores = emptyStores();
    question = AQuestion.by(anna());
    first = Replying.openAndClose(stores, question);
  }

  @Test
  void nobodyHasVotedInAChatThatIsNotThereOrNew() {
    assertThat(stores.votes().of(aChat())).isEmpty();
    assertThat(stores.votes().of(first.chat())).isEmpty();
  }

  @Test
  void aVoteIsKept() {
    Vote vote = vote(first, Verdict.UP);

    assertThat(stores.votes().cast(vote)).isTrue();
    assertThat(stores.votes().of(first.chat())).containsExactly(vote);
  }

  @Test
  void votesAreInTheOrderOfTheMessagesHoweverTheyCame() {
    Reply second = anotherAnswer(60);
    Reply third = anotherAnswer(120);

    List<Vote> votes =
        List.of(vote(third, Verdict.UP), vote(first, Verdict.DOWN), vote(second, Verdict.UP));

    assertThat(votes).allMatch(stores.votes()::cast);
    assertThat(stores.votes().of(first.chat()))
        .containsExactly(votes.get(1), votes.get(2), votes.get(0));
  }

  @Test
  void aLaterVoteTakesThePlaceOfAnEarlierOne() {
    stores.votes().cast(vote(first, Verdict.UP));
    Vote later = vote(first, Verdict.DOWN);

    assertThat(stores.votes().cast(later)).isTrue();
    assertThat(stores.votes().cast(later)).isTrue();
    assertThat(stores.votes().of(first.chat())).containsExactly(later);
  }

  @Test
  void aVoteIsTakenBackOnceAndMayBeCastAgain() {
    stores.votes().cast(vote(first, Verdict.UP));

    assertThat(stores.votes().withdraw(first.chat(), first.answer())).isTrue();
    assertThat(stores.votes().of(first.chat())).isEmpty();
    assertThat(stores.votes().withdraw(first.chat(), first.answer())).isFalse();
    assertThat(stores.votes().cast(vote(first, Verdict.DOWN))).isTrue();
    assertThat(stores.votes().of(first.chat())).containsExactly(vote(first, Verdict.DOWN));
  }

  @Test
  void takingBackOneVoteLeavesTheOthers() {
    Reply second = anotherAnswer(60);
    stores.votes().cast(vote(first, Verdict.UP));
    stores.votes().cast(vote(second, Verdict.UP));

    stores.votes().withdraw(first.chat(), first.answer());

    assertThat(stores.votes().of(first.chat())).containsExactly(vote(second, Verdict.UP));
  }

  @Test
  void whatIsNoMessageIsNotVotedOn() {
    assertThat(stores.votes().cast(new Vote(first.chat(), aMessage(), Verdict.UP))).isFalse();
    assertThat(stores.votes().cast(new Vote(aChat(), aMessage(), Verdict.UP))).isFalse();
    assertThat(stores.votes().of(first.chat())).isEmpty();
  }

  @Test
  void aMessageIsVotedOnInItsOwnChatAlone() {
    Reply bens = Replying.openAndClose(stores, AQuestion.by(ben()));
    Vote proper = vote(bens, Verdict.UP);
    stores.votes().cast(proper);

    assertThat(stores.votes().cast(new Vote(first.chat(), bens.answer(), Verdict.DOWN))).isFalse();
    assertThat(stores.votes().withdraw(first.chat(), bens.answer())).isFalse();
    assertThat(stores.votes().of(first.chat())).isEmpty();
    assertThat(stores.votes().of(bens.chat())).containsExactly(proper);
  }

  @Test
  void ofVotesCastAtOnceOneIsKept() throws InterruptedException {
    Vote up = vote(first, Verdict.UP);
    Vote down = vote(first, Verdict.DOWN);

    List<Boolean> cast =
        AtOnce.all(
            Stream.of(up, down, up, down, up, down)
                .map(vote -> (Callable<Boolean>) () -> stores.votes().cast(vote)));

    assertThat(cast).hasSize(6).containsOnly(true);
    assertThat(stores.votes().of(first.chat())).containsAnyOf(up, down).hasSize(1);
  }

  @Test
  void aVoteDoesNotComeBackWithTheIdOfADeletedMessage() {
    castOnTheQuestion();

    stores.messages().deleteFrom(anna().id(), first.chat(), question.id());
    Replying.open(stores, question);

    assertThat(stores.votes().of(first.chat())).isEmpty();
  }

  @Test
  void aVoteDoesNotComeBackWithTheIdOfADeletedChat() {
    castOnTheQuestion();

    stores.chats().delete(anna().id(), first.chat());
    Replying.open(stores, question);

    assertThat(stores.votes().of(first.chat())).isEmpty();
  }

  @Test
  void aVoteGoesWithTheQuestionThatIsReplaced() {
    castOnTheQuestion();

    Replying.open(stores, question.inPlace());

    assertThat(stores.votes().of(first.chat())).isEmpty();
  }

  private void castOnTheQuestion() {
    assertThat(stores.votes().cast(new Vote(first.chat(), question.id(), Verdict.UP))).isTrue();
  }

  private Reply anotherAnswer(int second) {
    AQuestion another = AQuestion.by(anna()).in(first.chat()).at(NOON.plusSeconds(second));
    return Replying.openAndClose(stores, another);
  }

  private static Vote vote(Reply reply, Verdict verdict) {
    return new Vote(reply.chat(), reply.answer(), verdict);
  }
}
