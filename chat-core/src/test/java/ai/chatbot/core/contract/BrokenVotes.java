package ai.chatbot.core.contract;

import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static java.util.Comparator.comparingInt;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.conversation.Vote;
import ai.chatbot.core.conversation.Vote.Verdict;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.Chats.Position;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.Votes;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can be wrong with {@link Votes}. */
interface BrokenVotes extends Votes, BrokenStore<Votes> {

  /** Has somebody voted on that message? */
  default boolean isVotedOn(ChatId chat, MessageId message) {
    return correct().of(chat).stream().anyMatch(vote -> vote.message().equals(message));
  }

  /** Every chat that there is. */
  default Stream<ChatId> everywhere() {
    return Stream.of(anna(), ben())
        .flatMap(it -> stores().chats().page(it.id(), new Position.Newest(), 1_000).stream())
        .flatMap(page -> page.chats().stream())
        .map(Chat::id);
  }

  @CaughtBy("nobodyHasVotedInAChatThatIsNotThereOrNew")
  interface LikesEveryAnswer extends BrokenVotes {
    @Override
    default List<Vote> of(ChatId chat) {
      return stores().messages().of(chat).stream()
          .filter(message -> message.role() == Role.ASSISTANT)
          .map(message -> new Vote(chat, message.id(), Verdict.UP))
          .toList();
    }
  }

  @CaughtBy("nobodyHasVotedInAChatThatIsNotThereOrNew")
  interface HasAVoteInAChatThatIsNotThere extends BrokenVotes {
    @Override
    default List<Vote> of(ChatId chat) {
      return stores().chats().find(chat).isPresent()
          ? correct().of(chat)
          : List.of(new Vote(chat, AQuestion.aMessage(), Verdict.UP));
    }
  }

  @CaughtBy({"aVoteIsKept", "takingBackOneVoteLeavesTheOthers"})
  interface ForgetsVotes extends BrokenVotes {
    @Override
    default boolean cast(Vote vote) {
      return correct().cast(vote) && correct().withdraw(vote.chat(), vote.message());
    }
  }

  @CaughtBy({
    "aLaterVoteTakesThePlaceOfAnEarlierOne",
    "aVoteIsTakenBackOnceAndMayBeCastAgain",
    "votesAreInTheOrderOfTheMessagesHoweverTheyCame"
  })
  interface TakesEveryVoteForUp extends BrokenVotes {
    @Override
    default boolean cast(Vote vote) {
      return correct().cast(new Vote(vote.chat(), vote.message(), Verdict.UP));
    }
  }

  @CaughtBy("votesAreInTheOrderOfTheMessagesHoweverTheyCame")
  interface VotesOnTheNewestMessageFirst extends BrokenVotes {
    @Override
    default List<Vote> of(ChatId chat) {
      return correct().of(chat).reversed();
    }
  }

  @CaughtBy("votesAreInTheOrderOfTheMessagesHoweverTheyCame")
  interface InTheOrderInWhichTheyCame extends BrokenVotes {
    List<MessageId> CAST = new CopyOnWriteArrayList<>();

    @Override
    default boolean cast(Vote vote) {
      CAST.add(vote.message());
      return correct().cast(vote);
    }

    @Override
    default List<Vote> of(ChatId chat) {
      return correct().of(chat).stream()
          .sorted(comparingInt(vote -> CAST.indexOf(vote.message())))
          .toList();
    }
  }

  @CaughtBy("aLaterVoteTakesThePlaceOfAnEarlierOne")
  interface KeepsTheFirstVote extends BrokenVotes {
    @Override
    default boolean cast(Vote vote) {
      return isVotedOn(vote.chat(), vote.message()) || correct().cast(vote);
    }
  }

  @CaughtBy({"aLaterVoteTakesThePlaceOfAnEarlierOne", "ofVotesCastAtOnceOneIsKept"})
  interface RefusesALaterVote extends BrokenVotes {
    @Override
    default boolean cast(Vote vote) {
      return !isVotedOn(vote.chat(), vote.message()) && correct().cast(vote);
    }
  }

  @CaughtBy({"aLaterVoteTakesThePlaceOfAnEarlierOne", "ofVotesCastAtOnceOneIsKept"})
  interface AddsALaterVote extends BrokenVotes {
    List<Vote> ALL = new CopyOnWriteArrayList<>();

    @Override
    default boolean cast(Vote vote) {
      return correct().cast(vote) && ALL.add(vote);
    }

    @Override
    default List<Vote> of(ChatId chat) {
      return ALL.stream().filter(vote -> vote.chat().equals(chat)).toList();
    }
  }

  @CaughtBy("ofVotesCastAtOnceOneIsKept")
  interface LooksAndThenCasts extends BrokenVotes {
    Set<MessageId> FIRST = ConcurrentHashMap.newKeySet();

    @Override
    default boolean cast(Vote vote) {
      boolean there = isVotedOn(vote.chat(), vote.message());
      dawdle();
      return correct().cast(vote) && (there || FIRST.add(vote.message()));
    }
  }

  @CaughtBy({"aVoteIsTakenBackOnceAndMayBeCastAgain", "aMessageIsVotedOnInItsOwnChatAlone"})
  interface SaysThatThereWasAVote extends BrokenVotes {
    @Override
    default boolean withdraw(ChatId chat, MessageId message) {
      correct().withdraw(chat, message);
      return true;
    }
  }

  @CaughtBy({"aVoteIsTakenBackOnceAndMayBeCastAgain", "takingBackOneVoteLeavesTheOthers"})
  interface KeepsWhatIsTakenBack extends BrokenVotes {
    @Override
    default boolean withdraw(ChatId chat, MessageId message) {
      return isVotedOn(chat, message);
    }
  }

  @CaughtBy("aVoteIsTakenBackOnceAndMayBeCastAgain")
  interface RefusesWhoTookAVoteBack extends BrokenVotes {
    Set<MessageId> TAKEN_BACK = ConcurrentHashMap.newKeySet();

    @Override
    default boolean withdraw(ChatId chat, MessageId message) {
      TAKEN_BACK.add(message);
      return correct().withdraw(chat, message);
    }

    @Override
    default boolean cast(Vote vote) {
      return !TAKEN_BACK.contains(vote.message()) && correct().cast(vote);
    }
  }

  @CaughtBy("takingBackOneVoteLeavesTheOthers")
  interface TakesEveryVoteInTheChatBack extends BrokenVotes {
    @Override
    default boolean withdraw(ChatId chat, MessageId message) {
      boolean there = correct().withdraw(chat, message);
      correct().of(chat).forEach(vote -> correct().withdraw(chat, vote.message()));
      return there;
    }
  }

  @CaughtBy({"whatIsNoMessageIsNotVotedOn", "aMessageIsVotedOnInItsOwnChatAlone"})
  interface SaysThatItKeptAVoteOnNothing extends BrokenVotes {
    @Override
    default boolean cast(Vote vote) {
      correct().cast(vote);
      return true;
    }
  }

  @CaughtBy("aMessageIsVotedOnInItsOwnChatAlone")
  interface CastsWithoutLookingAtTheChat extends BrokenVotes {
    @Override
    default boolean cast(Vote vote) {
      return everywhere()
          .anyMatch(chat -> correct().cast(new Vote(chat, vote.message(), vote.verdict())));
    }
  }

  @CaughtBy("aMessageIsVotedOnInItsOwnChatAlone")
  interface WithdrawsWithoutLookingAtTheChat extends BrokenVotes {
    @Override
    default boolean withdraw(ChatId chat, MessageId message) {
      return everywhere().anyMatch(each -> correct().withdraw(each, message));
    }
  }

  @CaughtBy({
    "aVoteDoesNotComeBackWithTheIdOfADeletedMessage",
    "aVoteDoesNotComeBackWithTheIdOfADeletedChat",
    "aVoteGoesWithTheQuestionThatIsReplaced"
  })
  interface KeepsVotesOnWhatIsDeleted extends BrokenVotes {
    Map<MessageId, Vote> ALL = new ConcurrentHashMap<>();

    @Override
    default boolean cast(Vote vote) {
      ALL.put(vote.message(), vote);
      return correct().cast(vote);
    }

    @Override
    default List<Vote> of(ChatId chat) {
      return stores().messages().of(chat).stream()
          .map(message -> ALL.get(message.id()))
          .filter(Objects::nonNull)
          .toList();
    }
  }

  @ExtendWith(FaultOfTheRun.class)
  final class Contract extends VotesContract {
    private final Fault fault;

    Contract(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected Stores emptyStores() {
      return fault.in(InMemoryStores.empty(InstantSource.system()));
    }
  }
}
