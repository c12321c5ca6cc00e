package ai.chatbot.core.usecase;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.access.AccessRules;
import ai.chatbot.core.access.Decision;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.Vote;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.Stores;
import java.util.List;
import java.util.Optional;

/**
 * Saying what one thinks of the answers in one's own chats; others neither vote nor see the votes.
 * Safe for use by many threads.
 */
public final class Voting {
  private final Stores stores;

  Voting(Stores stores) {
    this.stores = stores;
  }

  /** Votes on an answer; an earlier vote on it is forgotten. */
  public Result cast(User user, ChatId chat, MessageId message, Vote.Verdict verdict) {
    return switch (toVote(user, chat, message)) {
      case Decision.Allowed allowed ->
          stores.votes().cast(new Vote(chat, message, verdict))
              ? new Result.Done()
              : new Result.Missing();
      case Decision.Denied(Decision.Reason reason) -> refused(reason);
      case Decision.Missing missing -> new Result.Missing();
    };
  }

  /** Takes a vote back; where there is none it is done already. */
  public Result withdraw(User user, ChatId chat, MessageId message) {
    return switch (toVote(user, chat, message)) {
      case Decision.Allowed allowed -> {
        stores.votes().withdraw(chat, message);
        yield new Result.Done();
      }
      case Decision.Denied(Decision.Reason reason) -> refused(reason);
      case Decision.Missing missing -> new Result.Missing();
    };
  }

  /** The votes in a chat, in the order of its messages. */
  public Reading votes(User user, ChatId id) {
    return stores.chats().find(id).map(chat -> votes(user, chat)).orElseGet(Reading.Missing::new);
  }

  private Reading votes(User user, Chat chat) {
    return switch (AccessRules.toWrite(user, chat)) {
      case Decision.Allowed allowed -> new Reading.Votes(stores.votes().of(chat.id()));
      case Decision.Denied denied -> new Reading.Forbidden();
      case Decision.Missing missing -> new Reading.Missing();
    };
  }

  /** Nobody learns of a chat that is not theirs whether it has that message. */
  private Decision toVote(User user, ChatId id, MessageId message) {
    Optional<Chat> chat = stores.chats().find(id);
    Decision toWrite =
        chat.map(known -> AccessRules.toWrite(user, known)).orElseGet(Decision.Missing::new);
    return toWrite.isAllowed()
        ? new KnownChats(stores)
            .message(id, message)
            .map(known -> AccessRules.toVote(user, chat.orElseThrow(), known))
            .orElseGet(Decision.Missing::new)
        : toWrite;
  }

  private static Result refused(Decision.Reason reason) {
    return switch (reason) {
      case Decision.Reason.NotAnAnswer it -> new Result.NotAnAnswer();
      case Decision.Reason.NotOwner it -> new Result.Forbidden();
      case Decision.Reason.ModelNotIncluded it -> new Result.Forbidden();
      case Decision.Reason.AllowanceSpent it -> new Result.Forbidden();
    };
  }

  /** What came of a vote. Nothing changes unless it is {@link Done}. */
  public sealed interface Result {
    /** It is as the user wants it. */
    record Done() implements Result {}

    /** There is no such answer, as far as the user is to know. */
    record Missing() implements Result {}

    /** The chat is somebody else's, which the user may read. */
    record Forbidden() implements Result {}

    /** It is a question. */
    record NotAnAnswer() implements Result {}
  }

  /** What somebody sees who looks for votes. */
  public sealed interface Reading {
    /** All there are. */
    record Votes(List<Vote> votes) implements Reading {
      public Votes {
        votes = List.copyOf(requireNonNull(votes, "votes is null"));
      }
    }

    /** There is no such chat, as far as the user is to know. */
    record Missing() implements Reading {}

    /** The chat is somebody else's, which the user may read. */
    record Forbidden() implements Reading {}
  }
}
