package ai.chatbot.core.port;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The events of replies, in batches, and who may write them. Storage only: buffers, deadlines and
 * takeover are the caller's. Each method is atomic. Every write carries a fence: it takes effect
 * only while the reply lives and is owned by the instance that writes.
 */
public interface ReplyLog {

  /** Says, by the store's own clock, that the instance lives for that long from now. */
  void renewLease(InstanceId instance, Duration life);

  /** Ends the instance's lease now, so that what it left behind can be taken over at once. */
  void endLease(InstanceId instance);

  /**
   * Stores events {@code from}, {@code from + 1} … of the reply. Those that are stored already are
   * not stored again, so that a batch may be sent twice.
   *
   * @return false, and nothing is stored, if the fence is lost
   * @throws IllegalArgumentException if events before {@code from} are missing, or if the store can
   *     never keep these: sending them again would not help
   */
  boolean append(ReplyId reply, InstanceId owner, int from, List<ReplyEvent> events);

  /**
   * Stores the last events, of which the very last is the end, writes the answer's message, in the
   * place of the one that the reply has gone on with if it has, and ends the reply, all at once. An
   * answer that {@linkplain Message#cameToNothing() came to nothing} gives its question back: the
   * ledger no longer counts it.
   *
   * @return false, and nothing is stored, if the fence is lost
   * @throws IllegalArgumentException if events before {@code from} are missing, or if the store can
   *     never keep these or the answer; nothing is stored
   */
  boolean close(ReplyId reply, InstanceId owner, int from, List<ReplyEvent> tail, Message answer);

  /** The reply of that id. */
  Optional<Reply> find(ReplyId reply);

  /** The reply that lives in that chat. */
  Optional<Reply> liveIn(ChatId chat);

  /** The stored events from that number on, in order; empty beyond the end. */
  List<ReplyEvent> read(ReplyId reply, int from);

  /** Asks whoever owns the live reply to stop it. Once it has ended this does nothing. */
  void requestStop(ReplyId reply);

  /** How those replies stand; one that does not exist is left out. */
  List<Status> statusOf(Set<ReplyId> replies);

  /** The live replies whose owner's lease has run out, or never was. */
  List<Reply> abandoned();

  /**
   * Makes {@code heir} the owner of a live reply if its owner's lease has run out.
   *
   * @return whether it did
   */
  boolean takeOver(ReplyId reply, InstanceId heir);

  /**
   * Discards the stored events of up to that many replies that have ended and began before that
   * moment, the oldest first; the replies themselves stay, as ended ones. Live ones are never
   * touched.
   *
   * @param atMost at least 1
   * @return of how many
   */
  int discardEnded(Instant startedBefore, int atMost);

  /**
   * Tells the listener, on a thread of the log's own, soon after a reply has been asked to stop or
   * has ended, whichever instance said so. A hint only: one may get lost, come twice or for
   * nothing; whoever has to know asks {@link #statusOf}. The listener is quick; what it throws
   * harms nobody. An adapter need not give any.
   */
  default Hearing hear(Consumer<? super ReplyId> listener) {
    return () -> {};
  }

  /** Somebody hears hints until this is closed; a second call does nothing. */
  @FunctionalInterface
  interface Hearing extends AutoCloseable {
    @Override
    void close();
  }

  /** How a reply stands: events stored, whether it lives, whether somebody asked it to stop. */
  record Status(ReplyId reply, int stored, boolean live, boolean stopRequested) {}
}
