package ai.chatbot.core.contract;

import static ai.chatbot.core.contract.People.anna;

import ai.chatbot.core.access.Allowance;
import ai.chatbot.core.access.Decision;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.Chats.Position;
import ai.chatbot.core.port.Continuation;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.Resumption;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.port.Turns;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.tool.Approval;
import ai.chatbot.core.tool.ApprovalId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
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

  /** The same turn, which does not replace. */
  static Turn asking(Turn it) {
    return Turn.asking(it.asker(), it.chat(), it.question(), it.reply(), it.allowance());
  }

  /** The same continuation in other words. */
  static Continuation saying(UnaryOperator<Approval> other, Continuation it) {
    return new Continuation(it.asker(), it.approvals().stream().map(other).toList(), it.reply());
  }

  /** The stored question of that turn's id, in its chat. */
  default Optional<Message> stored(Turn turn) {
    return stores().messages().of(turn.chat().id()).stream()
        .filter(message -> message.id().equals(turn.question().id()))
        .findFirst();
  }

  /** Deletes from that message on, as the asker. */
  default void deleteFrom(Turn turn, Message first) {
    stores().messages().deleteFrom(turn.asker().id(), turn.chat().id(), first.id());
  }

  /** The answer in that chat of which a call waits for a person's word. */
  default Optional<Message> waiting(ChatId chat) {
    return stores().messages().of(chat).stream()
        .filter(message -> !message.pending().isEmpty())
        .findFirst();
  }

  /** The calls in that chat that wait for a person's word. */
  default List<ApprovalId> pending(ChatId chat) {
    return waiting(chat).stream().flatMap(message -> message.pending().stream()).toList();
  }

  /** Denies, in that person's name, what waits in that chat. */
  default void deny(User asker, ChatId chat) {
    waiting(chat)
        .ifPresent(
            answer ->
                correct()
                    .resume(
                        new Continuation(
                            asker.id(),
                            answer.pending().stream().map(Approval::denied).toList(),
                            new Reply(
                                AQuestion.aReply(),
                                answer.id(),
                                chat,
                                AQuestion.HERE,
                                true,
                                AQuestion.NOON))));
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

  @CaughtBy({
    "aChatOfSomebodyElseIsTaken",
    "takenComesBeforeEverythingElse",
    "whatIsSomebodyElsesOrElsewhereOrAnAnswerIsTakenAndNotReplaced"
  })
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

  @CaughtBy({
    "busyComesBeforeTheAllowance",
    "nothingToReplaceComesBeforeBusyAndBusyBeforeTheAllowance"
  })
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

  @CaughtBy("theAllowanceCountsFromTheBeginningOfReplies")
  interface CountsFromWhenQuestionsWereWritten extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      Reply it = turn.reply();
      Reply early =
          new Reply(
              it.id(), it.answer(), it.chat(), it.owner(), it.live(), turn.question().createdAt());
      return correct()
          .open(
              new Turn(
                  turn.asker(),
                  turn.chat(),
                  turn.question(),
                  early,
                  turn.allowance(),
                  turn.replacing()));
    }
  }

  @CaughtBy("anEditedQuestionTakesThePlaceOfTheOldOneAndOfAllThatFollows")
  interface KeepsTheOldWords extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      return correct()
          .open(
              stored(turn)
                  .map(it -> changed(turn, turn.asker(), turn.chat(), it, turn.allowance()))
                  .orElse(turn));
    }
  }

  @CaughtBy({
    "anEditedQuestionTakesThePlaceOfTheOldOneAndOfAllThatFollows",
    "theFirstQuestionMayBeReplacedByItselfForAnotherAnswer",
    "ofManyWhoReplaceAQuestionAtOnceOneDoes"
  })
  interface AsksAtTheEndInsteadOfReplacing extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      return correct().open(turn.replacing() && stored(turn).isPresent() ? atTheEnd(turn) : turn);
    }

    private static Turn atTheEnd(Turn it) {
      Message question =
          Message.question(
              AQuestion.aMessage(),
              it.chat().id(),
              it.question().parts(),
              it.question().createdAt());
      return Turn.asking(it.asker(), it.chat(), question, it.reply(), it.allowance());
    }
  }

  @CaughtBy("anEditedQuestionTakesThePlaceOfTheOldOneAndOfAllThatFollows")
  interface ReplacesTheWholeChat extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      if (turn.replacing() && stored(turn).isPresent()) {
        stores().messages().of(turn.chat().id()).stream()
            .limit(1)
            .forEach(first -> deleteFrom(turn, first));
        return correct().open(asking(turn));
      }
      return correct().open(turn);
    }
  }

  @CaughtBy({"whatIsNotAskedIsNotReplaced", "aDeletedQuestionMayBeAskedAgain"})
  interface AsksWhatItCannotReplace extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      Opening opening = correct().open(turn);
      return opening instanceof Opening.NothingToReplace ? correct().open(asking(turn)) : opening;
    }
  }

  @CaughtBy("whatIsSomebodyElsesOrElsewhereOrAnAnswerIsTakenAndNotReplaced")
  interface HasNothingToReplaceWhereItIsTaken extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      Opening opening = correct().open(turn);
      return turn.replacing() && opening instanceof Opening.Taken
          ? new Opening.NothingToReplace()
          : opening;
    }
  }

  @CaughtBy("nothingToReplaceComesBeforeBusyAndBusyBeforeTheAllowance")
  interface LooksForALiveReplyBeforeWhatIsToBeReplaced extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      Opening opening = correct().open(turn);
      return opening instanceof Opening.NothingToReplace
          ? stores()
              .replies()
              .liveIn(turn.chat().id())
              .<Opening>map(Opening.Busy::new)
              .orElse(opening)
          : opening;
    }
  }

  @CaughtBy("whoHasNothingLeftReplacesAndLosesNothing")
  interface DeletesAndThenLooksAtTheAllowance extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      Opening opening = correct().open(turn);
      if (turn.replacing() && opening instanceof Opening.AllowanceSpent) {
        deleteFrom(turn, turn.question());
      }
      return opening;
    }
  }

  @CaughtBy({"replacingCostsAQuestionAndGivesNoneBack", "whoHasNothingLeftReplacesAndLosesNothing"})
  interface ReplacesForNothing extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      return correct().open(turn.replacing() ? with(PLENTY, turn) : turn);
    }
  }

  @CaughtBy({
    "aDeletedQuestionMayBeAskedAgain",
    "aQuestionWhoseAnswerWasDeletedMayBeAskedAgainInItsPlace"
  })
  interface NeverGivesAnIdAgain extends BrokenTurns {
    Set<MessageId> USED = ConcurrentHashMap.newKeySet();

    @Override
    default Opening open(Turn turn) {
      return turn.replacing() || USED.add(turn.question().id())
          ? correct().open(turn)
          : new Opening.Taken();
    }
  }

  @CaughtBy("aQuestionWhoseAnswerWasDeletedMayBeAskedAgainInItsPlace")
  interface KeepsTheWordsOfAQuestionThatIsAskedAgain extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      return correct()
          .open(
              stored(turn)
                  .filter(it -> !turn.replacing())
                  .map(it -> changed(turn, turn.asker(), turn.chat(), it, turn.allowance()))
                  .orElse(turn));
    }
  }

  @CaughtBy({
    "ofManyWhoReplaceAQuestionAtOnceOneDoes",
    "ofManyQuestionsInOneChatAtOnceOneIsAnswered"
  })
  interface LooksWhetherAChatIsBusyAndThenOpens extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      boolean free = stores().replies().liveIn(turn.chat().id()).isEmpty();
      dawdle();
      Opening opening = correct().open(turn);
      return free && opening instanceof Opening.Busy(Reply live)
          ? new Opening.Opened(turn.chat(), live)
          : opening;
    }
  }

  @CaughtBy({"aNewQuestionDeniesWhatStillWaits", "aWordAfterANewQuestionComesTooLate"})
  interface IsBusyWhileACallWaits extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      return waiting(turn.chat().id())
          .<Opening>map(it -> new Opening.Busy(turn.reply()))
          .orElseGet(() -> correct().open(turn));
    }
  }

  @CaughtBy("aNewQuestionDeniesWhatStillWaits")
  interface DeniesWhatWaitsInEveryChat extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      stores()
          .chats()
          .page(turn.asker().id(), new Position.Newest(), 1_000)
          .orElseThrow()
          .chats()
          .forEach(chat -> deny(turn.asker(), chat.id()));
      return correct().open(turn);
    }
  }

  @CaughtBy("aRefusedQuestionDeniesNothing")
  interface DeniesThoughItRefuses extends BrokenTurns {
    @Override
    default Opening open(Turn turn) {
      Opening opening = correct().open(turn);
      deny(turn.asker(), turn.chat().id());
      return opening;
    }
  }

  @CaughtBy({
    "aWordOnTheOnlyCallBeginsTheReplyThatGoesOn",
    "theFirstQuestionMayBeReplacedByItselfForAnotherAnswer"
  })
  interface GivesTheFirstReplyOfAQuestion extends BrokenTurns {
    Map<MessageId, Reply> FIRST = new ConcurrentHashMap<>();

    @Override
    default Opening open(Turn turn) {
      Opening opening = correct().open(turn);
      FIRST.putIfAbsent(turn.question().id(), turn.reply());
      return opening instanceof Opening.AlreadyAsked
          ? new Opening.AlreadyAsked(FIRST.getOrDefault(turn.question().id(), turn.reply()))
          : opening;
    }
  }

  @CaughtBy({
    "aWordOnTheOnlyCallBeginsTheReplyThatGoesOn",
    "aDenialGoesOnWithTheAnswerToo",
    "anAnswerGoesOnOnceNoCallWaitsAnyLonger",
    "twoCallsMayBeDecidedTogether",
    "anAnswerMayAskAgainAndGoOnAgain"
  })
  interface SaysThatItWaitsStill extends BrokenTurns {
    @Override
    default Resumption resume(Continuation word) {
      Resumption resumption = correct().resume(word);
      return resumption instanceof Resumption.Resumed ? new Resumption.Waiting() : resumption;
    }
  }

  @CaughtBy({"anAnswerGoesOnOnceNoCallWaitsAnyLonger", "wordsOnManyCallsAtOnceBeginOneReply"})
  interface GoesOnAtTheFirstWord extends BrokenTurns {
    @Override
    default Resumption resume(Continuation word) {
      Resumption resumption = correct().resume(word);
      return resumption instanceof Resumption.Waiting
          ? new Resumption.Resumed(word.reply())
          : resumption;
    }
  }

  @CaughtBy("aDenialGoesOnWithTheAnswerToo")
  interface DoesNotGoOnAfterADenial extends BrokenTurns {
    @Override
    default Resumption resume(Continuation word) {
      return word.approvals().stream().noneMatch(Approval::granted)
          ? new Resumption.Settled(Optional.empty())
          : correct().resume(word);
    }
  }

  @CaughtBy({
    "aDenialGoesOnWithTheAnswerToo",
    "anAnswerGoesOnOnceNoCallWaitsAnyLonger",
    "whatWasDecidedStaysSo"
  })
  interface TakesADenialForAGrant extends BrokenTurns {
    @Override
    default Resumption resume(Continuation word) {
      return correct().resume(saying(approval -> Approval.granted(approval.id()), word));
    }
  }

  @CaughtBy({"aWordOnTheOnlyCallBeginsTheReplyThatGoesOn", "ofManyWordsOnOneCallAtOnceOneHolds"})
  interface ForgetsReasons extends BrokenTurns {
    @Override
    default Resumption resume(Continuation word) {
      return correct()
          .resume(saying(it -> new Approval(it.id(), it.granted(), Optional.empty()), word));
    }
  }

  @CaughtBy({"twoCallsMayBeDecidedTogether", "whatWasDecidedStaysSo"})
  interface ForgetsTheSecondOfTwoWords extends BrokenTurns {
    @Override
    default Resumption resume(Continuation word) {
      return correct()
          .resume(new Continuation(word.asker(), word.approvals().subList(0, 1), word.reply()));
    }
  }

  @CaughtBy("whatWasDecidedStaysSo")
  interface RefusesAllWordsForOneThatComesTooLate extends BrokenTurns {
    @Override
    default Resumption resume(Continuation word) {
      List<ApprovalId> waiting = pending(word.reply().chat());
      return word.approvals().stream().allMatch(it -> waiting.contains(it.id()))
          ? correct().resume(word)
          : new Resumption.Settled(Optional.empty());
    }
  }

  @CaughtBy({
    "whatWasDecidedStaysSo",
    "aWordOnACallThatDoesNotWaitIsSettledByTheNewestReply",
    "aWordAfterANewQuestionComesTooLate",
    "ofManyWordsOnOneCallAtOnceOneHolds"
  })
  interface GoesOnWhoeverWasFaster extends BrokenTurns {
    @Override
    default Resumption resume(Continuation word) {
      Resumption resumption = correct().resume(word);
      return resumption instanceof Resumption.Settled
          ? new Resumption.Resumed(word.reply())
          : resumption;
    }
  }

  @CaughtBy({"ofManyWordsOnOneCallAtOnceOneHolds", "aWordAndANewQuestionAtOnceBeginOneReply"})
  interface LooksAndThenResumes extends BrokenTurns {
    @Override
    default Resumption resume(Continuation word) {
      boolean waits = waiting(word.reply().chat()).isPresent();
      dawdle();
      Resumption resumption = correct().resume(word);
      return waits && resumption instanceof Resumption.Settled
          ? new Resumption.Resumed(word.reply())
          : resumption;
    }
  }

  @CaughtBy("aWordOnACallThatDoesNotWaitIsSettledByTheNewestReply")
  interface GivesTheFirstReplyOfAnAnswer extends BrokenTurns {
    Map<MessageId, Reply> FIRST = new ConcurrentHashMap<>();

    @Override
    default Resumption resume(Continuation word) {
      return correct().resume(word) instanceof Resumption.Settled(Optional<Reply> newest)
          ? new Resumption.Settled(newest.map(it -> first(it)))
          : correct().resume(word);
    }

    private static Reply first(Reply newest) {
      Reply first = FIRST.putIfAbsent(newest.answer(), newest);
      return first == null ? newest : first;
    }
  }

  @CaughtBy("onlyWhoAskedSaysAWord")
  interface LetsAnybodySayAWord extends BrokenTurns {
    @Override
    default Resumption resume(Continuation word) {
      return correct().resume(new Continuation(anna().id(), word.approvals(), word.reply()));
    }
  }

  @CaughtBy({"onlyWhoAskedSaysAWord", "aWordOnAnAnswerThatIsNotThereIsMissing"})
  interface SettlesWhatIsMissing extends BrokenTurns {
    @Override
    default Resumption resume(Continuation word) {
      Resumption resumption = correct().resume(word);
      return resumption instanceof Resumption.Missing
          ? new Resumption.Settled(Optional.empty())
          : resumption;
    }
  }

  @CaughtBy("aWordAndADeletionAtOnceLeaveNoReplyWithoutItsChat")
  interface LooksForTheAnswerAndThenBeginsTheReply extends BrokenTurns {
    @Override
    default Resumption resume(Continuation word) {
      dawdle();
      Resumption resumption = correct().resume(word);
      if (resumption instanceof Resumption.Missing) {
        correct().open(AQuestion.by(anna()).in(word.reply().chat()).turn());
      }
      return resumption;
    }
  }

  @CaughtBy("anAnswerMayAskAgainAndGoOnAgain")
  interface LetsAnAnswerGoOnOnce extends BrokenTurns {
    Set<MessageId> RESUMED = ConcurrentHashMap.newKeySet();

    @Override
    default Resumption resume(Continuation word) {
      return RESUMED.contains(word.reply().answer())
          ? new Resumption.Settled(Optional.empty())
          : remembered(correct().resume(word));
    }

    private static Resumption remembered(Resumption resumption) {
      if (resumption instanceof Resumption.Resumed(Reply reply)) {
        RESUMED.add(reply.answer());
      }
      return resumption;
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
