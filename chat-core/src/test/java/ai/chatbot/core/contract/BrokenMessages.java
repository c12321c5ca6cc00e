package ai.chatbot.core.contract;

import static ai.chatbot.core.contract.People.anna;
import static java.util.Comparator.comparing;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.Chats.Position;
import ai.chatbot.core.port.Messages;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.Turn;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can be wrong with {@link Messages}. */
interface BrokenMessages extends Messages, BrokenStore<Messages> {

  /** Those messages of the chat that are wanted. */
  default List<Message> only(ChatId chat, Predicate<Message> wanted) {
    return correct().of(chat).stream().filter(wanted).toList();
  }

  /** The messages of the chat, of each message the wanted parts. */
  default List<Message> onlyParts(ChatId chat, Predicate<MessagePart> wanted) {
    return correct().of(chat).stream()
        .map(it -> with(it.parts().stream().filter(wanted).toList(), it.ending(), it))
        .toList();
  }

  /** That owner's chats. */
  default Stream<ChatId> chats(UserId owner) {
    return stores().chats().page(owner, new Position.Newest(), 1_000).stream()
        .flatMap(page -> page.chats().stream())
        .map(Chat::id);
  }

  /** That message with other parts and another ending. */
  static Message with(List<MessagePart> parts, Ending ending, Message it) {
    return new Message(it.id(), it.chat(), it.role(), parts, ending, it.createdAt());
  }

  @CaughtBy("aChatThatIsNotThereHasNoMessages")
  interface HasAGreetingInEveryChat extends BrokenMessages {
    @Override
    default List<Message> of(ChatId chat) {
      Message greeting = Message.question(AQuestion.aMessage(), chat, List.of(), AQuestion.NOON);
      return Stream.concat(Stream.of(greeting), correct().of(chat).stream()).toList();
    }
  }

  @CaughtBy("messagesOfOneMomentStayInTheOrderInWhichTheyWereStored")
  interface NewestFirst extends BrokenMessages {
    @Override
    default List<Message> of(ChatId chat) {
      return correct().of(chat).reversed();
    }
  }

  @CaughtBy("messagesOfOneMomentStayInTheOrderInWhichTheyWereStored")
  interface QuestionsFirst extends BrokenMessages {
    @Override
    default List<Message> of(ChatId chat) {
      return correct().of(chat).stream().sorted(comparing(Message::role)).toList();
    }
  }

  @CaughtBy("aClockThatGoesBackDoesNotChangeTheOrder")
  interface TrustsTheClockForTheOrder extends BrokenMessages {
    @Override
    default List<Message> of(ChatId chat) {
      return correct().of(chat).stream().sorted(comparing(Message::createdAt)).toList();
    }
  }

  @CaughtBy("everyChatHasItsOwnMessagesAlone")
  interface ShowsAllOfAnnasMessagesInEachChat extends BrokenMessages {
    @Override
    default List<Message> of(ChatId chat) {
      return Stream.concat(Stream.of(chat), chats(anna().id()))
          .distinct()
          .flatMap(each -> correct().of(each).stream())
          .toList();
    }
  }

  @CaughtBy("aQuestionIsThereFromTheMomentItIsAsked")
  interface HidesAQuestionUntilItIsAnswered extends BrokenMessages {
    @Override
    default List<Message> of(ChatId chat) {
      return stores().replies().liveIn(chat).isPresent() ? List.of() : correct().of(chat);
    }
  }

  @CaughtBy("anAnswerIsThereFromTheMomentItsReplyIsClosed")
  interface ShowsAnAnswerThatIsStillBeingMade extends BrokenMessages {
    @Override
    default List<Message> of(ChatId chat) {
      Stream<Message> half =
          stores().replies().liveIn(chat).stream().map(it -> Replying.answer(it, "Ray"));
      return Stream.concat(correct().of(chat).stream(), half).toList();
    }
  }

  @CaughtBy("anAnswerIsThereFromTheMomentItsReplyIsClosed")
  interface LosesAnswers extends BrokenMessages {
    @Override
    default List<Message> of(ChatId chat) {
      return only(chat, message -> message.role() == Role.USER);
    }
  }

  @CaughtBy({"everyKindOfPartComesBackAsItWas", "anAnswerIsThereFromTheMomentItsReplyIsClosed"})
  interface DropsAnAnswersLastPart extends BrokenMessages {
    @Override
    default List<Message> of(ChatId chat) {
      return correct().of(chat).stream().map(DropsAnAnswersLastPart::cut).toList();
    }

    private static Message cut(Message it) {
      return it.role() == Role.USER || it.parts().isEmpty()
          ? it
          : with(it.parts().subList(0, it.parts().size() - 1), it.ending(), it);
    }
  }

  @CaughtBy("everyKindOfPartComesBackAsItWas")
  interface ForgetsWhatWasThought extends BrokenMessages {
    @Override
    default List<Message> of(ChatId chat) {
      return onlyParts(chat, part -> !(part instanceof MessagePart.Reasoning));
    }
  }

  @CaughtBy("everyKindOfPartComesBackAsItWas")
  interface ForgetsEmptyText extends BrokenMessages {
    @Override
    default List<Message> of(ChatId chat) {
      return onlyParts(chat, part -> !part.equals(new MessagePart.Text("")));
    }
  }

  @CaughtBy("aQuestionKeepsItsFileAndItsDocument")
  interface ForgetsFiles extends BrokenMessages {
    @Override
    default List<Message> of(ChatId chat) {
      return onlyParts(chat, part -> !(part instanceof MessagePart.Attachment));
    }
  }

  @CaughtBy("aQuestionKeepsItsFileAndItsDocument")
  interface ForgetsDocuments extends BrokenMessages {
    @Override
    default List<Message> of(ChatId chat) {
      return onlyParts(chat, part -> !(part instanceof MessagePart.DocumentReference));
    }
  }

  @CaughtBy("everyEndingComesBackAsItWas")
  interface TakesEveryAnswerForFinished extends BrokenMessages {
    @Override
    default List<Message> of(ChatId chat) {
      return correct().of(chat).stream().map(it -> with(it.parts(), Ending.FINISHED, it)).toList();
    }
  }

  @CaughtBy("anAnswerWithoutPartsIsKept")
  interface PutsWordsIntoAnEmptyAnswer extends BrokenMessages {
    @Override
    default List<Message> of(ChatId chat) {
      return correct().of(chat).stream()
          .map(it -> it.parts().isEmpty() ? with(sorry(), it.ending(), it) : it)
          .toList();
    }

    private static List<MessagePart> sorry() {
      return List.of(new MessagePart.Text("Sorry."));
    }
  }

  @CaughtBy("anAnswerWithoutPartsIsKept")
  interface DropsAnEmptyAnswer extends BrokenMessages {
    @Override
    default List<Message> of(ChatId chat) {
      return only(chat, message -> !message.parts().isEmpty());
    }
  }

  @CaughtBy({
    "deletingFromAQuestionOnLeavesWhatCameBefore",
    "deletingFromAnAnswerOnLeavesItsQuestion",
    "deletingTheLastDeletesNoMore",
    "deletingFromTheFirstOnLeavesTheChat"
  })
  interface KeepsTheFirstThatIsToGo extends BrokenMessages {
    @Override
    default int deleteFrom(UserId owner, ChatId chat, MessageId first) {
      return correct().of(chat).stream()
          .dropWhile(message -> !message.id().equals(first))
          .skip(1)
          .limit(1)
          .mapToInt(message -> correct().deleteFrom(owner, chat, message.id()))
          .sum();
    }
  }

  @CaughtBy({
    "deletingFromAQuestionOnLeavesWhatCameBefore",
    "deletingFromAnAnswerOnLeavesItsQuestion",
    "deletingTheLastDeletesNoMore"
  })
  interface DeletesTheOneBeforeToo extends BrokenMessages {
    @Override
    default int deleteFrom(UserId owner, ChatId chat, MessageId first) {
      MessageId before =
          correct().of(chat).stream()
              .takeWhile(message -> !message.id().equals(first))
              .map(Message::id)
              .reduce(first, (earlier, later) -> later);
      return correct().deleteFrom(owner, chat, before);
    }
  }

  @CaughtBy("deletingFromTheFirstOnLeavesTheChat")
  interface DeletesAnEmptyChat extends BrokenMessages {
    @Override
    default int deleteFrom(UserId owner, ChatId chat, MessageId first) {
      int gone = correct().deleteFrom(owner, chat, first);
      if (correct().of(chat).isEmpty()) {
        stores().chats().delete(owner, chat);
      }
      return gone;
    }
  }

  @CaughtBy("nobodyElseDeletesMessages")
  interface LetsAnybodyDelete extends BrokenMessages {
    @Override
    default int deleteFrom(UserId owner, ChatId chat, MessageId first) {
      return correct().deleteFrom(anna().id(), chat, first);
    }
  }

  @CaughtBy("aMessageThatIsNotInTheChatDeletesNothing")
  interface DeletesAllIfItFindsNothing extends BrokenMessages {
    @Override
    default int deleteFrom(UserId owner, ChatId chat, MessageId first) {
      List<Message> all = correct().of(chat);
      return all.isEmpty() || all.stream().anyMatch(message -> message.id().equals(first))
          ? correct().deleteFrom(owner, chat, first)
          : correct().deleteFrom(owner, chat, all.getFirst().id());
    }
  }

  @CaughtBy("aMessageThatIsNotInTheChatDeletesNothing")
  interface DeletesInWhateverChatItFinds extends BrokenMessages {
    @Override
    default int deleteFrom(UserId owner, ChatId chat, MessageId first) {
      return chats(owner).mapToInt(each -> correct().deleteFrom(owner, each, first)).sum();
    }
  }

  @CaughtBy("onesOtherChatsKeepTheirMessages")
  interface DeletesInEveryChat extends BrokenMessages {
    @Override
    default int deleteFrom(UserId owner, ChatId chat, MessageId first) {
      chats(owner)
          .filter(each -> !each.equals(chat))
          .flatMap(each -> correct().of(each).stream().limit(1))
          .forEach(message -> correct().deleteFrom(owner, message.chat(), message.id()));
      return correct().deleteFrom(owner, chat, first);
    }
  }

  @CaughtBy({
    "deletingFromAQuestionOnLeavesWhatCameBefore",
    "deletedIdsMayBeUsedAgain",
    "ofManyWhoDeleteTheSameAtOnceOneDeletesIt",
    "deletingClosingAndAskingAtOnceLeavesNoAnswerWithoutItsQuestion"
  })
  interface KeepsWhatItSaysItDeleted extends BrokenMessages {
    @Override
    default int deleteFrom(UserId owner, ChatId chat, MessageId first) {
      return correct().of(chat).stream()
          .dropWhile(message -> !message.id().equals(first))
          .toList()
          .size();
    }
  }

  @CaughtBy("ofManyWhoDeleteTheSameAtOnceOneDeletesIt")
  interface LooksAndThenDeletes extends BrokenMessages {
    @Override
    default int deleteFrom(UserId owner, ChatId chat, MessageId first) {
      int before = correct().of(chat).size();
      dawdle();
      correct().deleteFrom(owner, chat, first);
      return before - correct().of(chat).size();
    }
  }

  @CaughtBy("deletedIdsMayBeUsedAgain")
  interface NeverGivesAnIdAgain extends BrokenTurns {
    Set<MessageId> USED = ConcurrentHashMap.newKeySet();

    @Override
    default Opening open(Turn turn) {
      return USED.add(turn.question().id()) ? correct().open(turn) : new Opening.Taken();
    }
  }

  @CaughtBy("deletingAnAnswerThatIsBeingMadeDeletesItsReply")
  interface LetsAnAnswerThatIsBeingMadeGoOn extends BrokenMessages {
    @Override
    default int deleteFrom(UserId owner, ChatId chat, MessageId first) {
      return only(chat, message -> message.id().equals(first)).isEmpty()
          ? 0
          : correct().deleteFrom(owner, chat, first);
    }
  }

  @ExtendWith(FaultOfTheRun.class)
  final class Contract extends MessagesContract {
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
