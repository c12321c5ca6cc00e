package ai.chatbot.core.contract;

import static ai.chatbot.core.contract.People.anna;

import ai.chatbot.core.access.Allowance;
import ai.chatbot.core.access.Decision;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.Chats.Position;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.port.Turns;
import ai.chatbot.core.reply.Reply;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can be wrong with {@link Turns}. */
interface BrokenTurns extends Turns, BrokenStore<Turns> {
  Allowance PLENTY = new Allowance(1_000);

  /** The turn of somebody who has that allowance. */
  static Turn with(Allowance allowance, Turn it) {
    return changed(it, it.asker(), it.chat(), it.question(), allowance);
  }

  /** That turn of somebody else, in another chat, with another question. */
  static Turn changed(Turn it, User asker, Chat chat, Message question, Allowance allowance) {
    return new Turn(asker, chat, question, it.reply(), allowance, it.replacing());
  }

  /** When those questions were asked that the user's chats hold. */
  default List<Instant> asked(UserId user) {
    return stores().chats().page(user, new Position.Newest(), 1_000).orElseThrow().chats().stream()
        .flatMap(chat -> stores().messages().of(chat.id()).stream())
        .filter(message -> message.role() == Role.USER)
        .map(Message::createdAt)
        .toList();
  }

  /** Opens if the allowance says so after those questions. */
  default Opening after(List<Instant> asked, Turn turn) {
    return turn.allowance().oneMore(asked, turn.question().createdAt())
            instanceof Decision.Denied(Decision.Reason.AllowanceSpent(Instant returnsAt))
        ? new Opening.AllowanceSpent(returnsAt)
        : correct().open(with(PLENTY, turn));
  }

  @CaughtBy({
    "ofManyQuestionsAtOnceOnlyAsManyPassAsAreLeft",
    "ofAGuestsVeryFirstQuestionsAtOnceOnlyAsManyPassAsAreLeft"
  })
  interface LooksAtTheAllowanceAndThenOpens extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      List<Instant> asked = asked(turn.asker().id());
      dawdle();
      return after(asked, turn);
    }
  }

  @CaughtBy({
    "whoHasAskedAllTheyMayIsToldWhenTheNextIsFree",
    "whoMayNotAskAtAllIsToldToComeBackInADay",
    "ofManyQuestionsAtOnceOnlyAsManyPassAsAreLeft"
  })
  interface StoresWhatTheAllowanceRefuses extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      Opening opening = correct().open(turn);
      if (opening instanceof Opening.AllowanceSpent) {
        correct().open(with(PLENTY, turn));
      }
      return opening;
    }
  }

  @CaughtBy({"aQuestionsIdFromAnotherChatIsTaken", "anAnswersIdIsTakenInItsOwnChatAndInOthers"})
  interface StoresATakenQuestionUnderAnotherId extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      Opening opening = correct().open(turn);
      if (opening instanceof Opening.Taken) {
        correct().open(renamed(turn));
      }
      return opening;
    }

    private static Turn renamed(Turn it) {
      Message question =
          Message.question(
              AQuestion.aMessage(),
              it.chat().id(),
              it.question().parts(),
              it.question().createdAt());
      return changed(it, it.asker(), it.chat(), question, PLENTY);
    }
  }

  @CaughtBy({
    "askingTheSameQuestionAgainGivesItsLiveReply",
    "theSameQuestionSentManyTimesAtOnceIsAskedOnce"
  })
  interface ForgetsThatALiveQuestionWasAsked extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      return correct().open(turn) instanceof Opening.AlreadyAsked(Reply reply) && reply.live()
          ? new Opening.Busy(reply)
          : correct().open(turn);
    }
  }

  @CaughtBy({
    "askingTheSameQuestionAgainGivesItsEndedReply",
    "askingTheSameQuestionAgainCostsNothing"
  })
  interface ForgetsThatAnEndedQuestionWasAsked extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      Opening opening = correct().open(turn);
      return opening instanceof Opening.AlreadyAsked(Reply reply) && !reply.live()
          ? new Opening.Taken()
          : opening;
    }
  }

  @CaughtBy("askingTheSameQuestionAgainGivesItsEndedReply")
  interface TakesAnEndedReplyForALiveOne extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      Opening opening = correct().open(turn);
      return opening instanceof Opening.AlreadyAsked(Reply it)
          ? new Opening.AlreadyAsked(
              new Reply(it.id(), it.answer(), it.chat(), it.owner(), true, it.startedAt()))
          : opening;
    }
  }

  @CaughtBy({"aChatWhoseReplyLivesIsBusy", "ofManyQuestionsInOneChatAtOnceOneIsAnswered"})
  interface ForgetsThatAChatIsBusy extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      Opening opening = correct().open(turn);
      return opening instanceof Opening.Busy
          ? new Opening.Opened(turn.chat(), turn.reply())
          : opening;
    }
  }

  @CaughtBy("aChatIsFreeOnceItsReplyHasEnded")
  interface KeepsAChatBusyForEver extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      return stores().messages().of(turn.chat().id()).stream()
          .filter(message -> message.role() == Role.ASSISTANT)
          .findFirst()
          .<Opening>map(answer -> new Opening.Busy(turn.reply()))
          .orElseGet(() -> correct().open(turn));
    }
  }

  @CaughtBy("oneChatsReplyDoesNotKeepAnotherChatBusy")
  interface AllowsOneLiveReplyToAnAsker extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      return stores()
          .chats()
          .page(turn.asker().id(), new Position.Newest(), 1_000)
          .orElseThrow()
          .chats()
          .stream()
          .flatMap(chat -> stores().replies().liveIn(chat.id()).stream())
          .findFirst()
          .<Opening>map(Opening.Busy::new)
          .orElseGet(() -> correct().open(turn));
    }
  }

  @CaughtBy("oneUsersQuestionsDoNotCountAgainstAnother")
  interface CountsAnnasQuestionsAgainstEverybody extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      return after(asked(anna().id()), turn);
    }
  }

  @CaughtBy({"aRefusalCostsNothing", "askingTheSameQuestionAgainCostsNothing"})
  interface ChargesForARefusal extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      Opening opening = correct().open(turn);
      if (!(opening instanceof Opening.Opened)) {
        charge(turn.asker(), turn.question().createdAt());
      }
      return opening;
    }

    private void charge(User asker, Instant at) {
      correct().open(AQuestion.by(asker).at(at).turn());
    }
  }

  @CaughtBy({
    "whoHasAskedAllTheyMayIsToldWhenTheNextIsFree",
    "aQuestionIsFreeAgainAtTheVeryMomentThatWasTold"
  })
  interface TellsEverybodyToComeBackInADay extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      return correct().open(turn) instanceof Opening.AllowanceSpent
          ? new Opening.AllowanceSpent(turn.question().createdAt().plus(Allowance.WINDOW))
          : correct().open(turn);
    }
  }

  @CaughtBy("theNextIsFreeOnceFewerThanTheAllowanceRemain")
  interface TellsWhenTheOldestQuestionLeaves extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      Opening opening = correct().open(turn);
      return opening instanceof Opening.AllowanceSpent
          ? asked(turn.asker().id()).stream()
              .min(Instant::compareTo)
              .<Opening>map(at -> new Opening.AllowanceSpent(at.plus(Allowance.WINDOW)))
              .orElse(opening)
          : opening;
    }
  }

  @CaughtBy("whoMayNotAskAtAllIsToldToComeBackInADay")
  interface TakesNoneForUnlimited extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      return correct().open(turn.allowance().questions() == 0 ? with(PLENTY, turn) : turn);
    }
  }

  @CaughtBy("aQuestionIsFreeAgainAtTheVeryMomentThatWasTold")
  interface CountsQuestionsForEver extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      List<Instant> asked = asked(turn.asker().id());
      return asked.size() >= turn.allowance().questions()
          ? asked.stream()
              .min(Instant::compareTo)
              .<Opening>map(at -> new Opening.AllowanceSpent(at.plus(Allowance.WINDOW)))
              .orElseGet(() -> correct().open(turn))
          : correct().open(turn);
    }
  }

  @CaughtBy({"aChatOfSomebodyElseIsTaken", "takenComesBeforeEverythingElse"})
  interface LetsSomebodyElseAskInAChat extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      return stores()
          .chats()
          .find(turn.chat().id())
          .filter(chat -> !chat.belongsTo(turn.asker().id()))
          .map(chat -> correct().open(asTheOwner(chat, turn)))
          .orElseGet(() -> correct().open(turn));
    }

    private static Turn asTheOwner(Chat chat, Turn it) {
      User owner = new User.Guest(chat.owner());
      return changed(it, owner, chat, it.question(), PLENTY);
    }
  }

  @CaughtBy("aPublicChatOfSomebodyElseIsTakenToo")
  interface LetsSomebodyElseAskInAPublicChat extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      Opening opening = correct().open(turn);
      return stores()
          .chats()
          .find(turn.chat().id())
          .filter(chat -> chat.visibility() == Visibility.PUBLIC)
          .<Opening>map(chat -> new Opening.Opened(chat, turn.reply()))
          .orElse(opening);
    }
  }

  @CaughtBy("takenComesBeforeEverythingElse")
  interface LooksAtTheAllowanceFirst extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      Instant now = turn.question().createdAt();
      return turn.allowance().questions() == 0
          ? new Opening.AllowanceSpent(now.plus(Allowance.WINDOW))
          : correct().open(turn);
    }
  }

  @CaughtBy("alreadyAskedComesBeforeBusyAndBeforeTheAllowance")
  interface LooksForALiveReplyFirst extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      Opening opening = correct().open(turn);
      return opening instanceof Opening.AlreadyAsked
          ? live(turn.chat().id()).orElse(opening)
          : opening;
    }

    private Optional<Opening> live(ChatId chat) {
      return stores().replies().liveIn(chat).map(Opening.Busy::new);
    }
  }

  @CaughtBy("busyComesBeforeTheAllowance")
  interface LooksAtTheAllowanceBeforeWhetherAChatIsBusy extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      Opening opening = correct().open(turn);
      return opening instanceof Opening.Busy ? after(asked(turn.asker().id()), turn) : opening;
    }
  }

  @CaughtBy("aLaterQuestionGetsTheChatAsItIsStored")
  interface GivesTheChatAsItWasSent extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      Opening opening = correct().open(turn);
      return opening instanceof Opening.Opened
          ? new Opening.Opened(turn.chat(), turn.reply())
          : opening;
    }
  }

  @CaughtBy("theIdOfAnAnswerThatIsStillBeingMadeIsTaken")
  interface TakesALiveAnswersIdForFree extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      Opening opening = correct().open(turn);
      return opening instanceof Opening.Taken && stores().chats().find(turn.chat().id()).isEmpty()
          ? new Opening.Opened(turn.chat(), turn.reply())
          : opening;
    }
  }

  @CaughtBy({
    "ofManyPeopleWhoBeginOneChatAtOnceOneGetsIt",
    "ofManyPeopleWhoUseOneQuestionIdAtOnceOneGetsIt"
  })
  interface LooksWhetherAnIdIsTakenAndThenOpens extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      boolean free = stores().chats().page(turn.asker().id(), new Position.Newest(), 1).isPresent();
      dawdle();
      Opening opening = correct().open(turn);
      return free && opening instanceof Opening.Taken
          ? new Opening.Opened(turn.chat(), turn.reply())
          : opening;
    }
  }

  @CaughtBy("aFirstQuestionBeginsAChatAndAReply")
  interface SaysThatItOpenedAndStoresNothing extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      return new Opening.Opened(turn.chat(), turn.reply());
    }
  }

  @CaughtBy("guestsAndMembersAskAlike")
  interface RefusesGuests extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      return turn.asker() instanceof User.Guest ? new Opening.Taken() : correct().open(turn);
    }
  }

  @CaughtBy("aQuestionIsKeptWordForWord")
  interface CleansWhatWasAsked extends BrokenTurns {
    @Override
    default Opening open(Turn it) {
      Message question =
          Message.question(
              it.question().id(),
              it.chat().id(),
              it.question().parts().subList(0, 1),
              it.question().createdAt());
      return correct().open(changed(it, it.asker(), it.chat(), question, it.allowance()));
    }
  }

  @ExtendWith(FaultOfTheRun.class)
  final class Contract extends TurnsContract {
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
