package ai.chatbot.core.usecase;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.access.AccessRules;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyId;
import java.util.Optional;

/**
 * Reads a reply at any time, over any connection: the first reader of an answer and one that comes
 * back are the same. Safe for use by many threads.
 */
public final class FollowReply {
  private final Stores stores;
  private final LiveReplies replies;

  FollowReply(Stores stores, LiveReplies replies) {
    this.stores = stores;
    this.replies = replies;
  }

  /** Reads the reply that lives in the chat. */
  public Result live(User reader, ChatId chat) {
    return mayRead(reader, chat)
        ? replies.liveIn(chat).map(this::followingLive).orElseGet(Result.Nothing::new)
        : new Result.Missing();
  }

  /** Comes back to a reply of that chat, live or ended. */
  public Result resume(User reader, ChatId chat, ReplyId reply) {
    if (!mayRead(reader, chat)) {
      return new Result.Missing();
    }
    return stores
        .replies()
        .find(reply)
        .filter(known -> known.chat().equals(chat))
        .map(this::following)
        .orElseGet(Result.Nothing::new);
  }

  /** Reads a reply that this caller has just been given. */
  public ReplyFollower follow(Reply reply) {
    return replies.follow(reply);
  }

  private Result following(Reply reply) {
    return new Result.Following(replies.follow(reply), Optional.empty());
  }

  /** Nothing where a reply that goes on with an answer ends meanwhile: its message has it all. */
  private Result followingLive(Reply reply) {
    if (!reply.goesOn()) {
      return following(reply);
    }
    Optional<Message> earlier = new KnownChats(stores).message(reply.chat(), reply.answer());
    return stores.replies().find(reply.id()).filter(Reply::live).isPresent()
        ? new Result.Following(replies.follow(reply), earlier)
        : new Result.Nothing();
  }

  private boolean mayRead(User reader, ChatId chat) {
    Optional<Chat> known = stores.chats().find(chat);
    return known.isPresent() && AccessRules.toRead(reader, known.get()).isAllowed();
  }

  /** What there is to read. */
  public sealed interface Result {
    /**
     * The reply, to be closed by its reader.
     *
     * @param earlier the answer as it stood, if one is read from its beginning that goes on
     */
    record Following(ReplyFollower follower, Optional<Message> earlier) implements Result {
      public Following {
        requireNonNull(follower, "follower is null");
        requireNonNull(earlier, "earlier is null");
      }
    }

    /** The chat is there, and no such reply. */
    record Nothing() implements Result {}

    /** There is no such chat for this reader. */
    record Missing() implements Result {}
  }
}
