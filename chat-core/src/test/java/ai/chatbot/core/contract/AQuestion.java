package ai.chatbot.core.contract;

import ai.chatbot.core.access.Allowance;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A question on its way, changed a little for each test. It starts as a new question in a new chat
 * at noon, with plenty of allowance left. Every {@link #turn} of it has a fresh reply.
 */
public record AQuestion(
    User asker,
    ChatId chat,
    MessageId id,
    Instant at,
    int allowance,
    InstanceId maker,
    Visibility visibility,
    List<MessagePart> parts,
    Instant begun,
    boolean replacing) {

  /** When questions are asked unless a test says otherwise. */
  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  /** The instance that makes the answers unless a test says otherwise. */
  public static final InstanceId HERE = anInstance();

  private static final int PLENTY = 1_000;

  /** A new question in a new chat. */
  public static AQuestion by(User asker) {
    return new AQuestion(
        asker,
        aChat(),
        aMessage(),
        NOON,
        PLENTY,
        HERE,
        Visibility.PRIVATE,
        List.of(new MessagePart.Text("Why is the sky blue?")),
        NOON,
        false);
  }

  /** The id of a chat that nobody has begun yet. */
  public static ChatId aChat() {
    return new ChatId(UUID.randomUUID());
  }

  /** The id of a message that nobody has written yet. */
  public static MessageId aMessage() {
    return new MessageId(UUID.randomUUID());
  }

  /** The id of an instance that nobody has started yet. */
  public static InstanceId anInstance() {
    return new InstanceId(UUID.randomUUID());
  }

  /** The id of a reply that nobody has begun yet. */
  public static ReplyId aReply() {
    return new ReplyId(UUID.randomUUID());
  }

  /** The same, in that chat. */
  public AQuestion in(ChatId other) {
    return new AQuestion(
        asker, other, id, at, allowance, maker, visibility, parts, begun, replacing);
  }

  /** The same, under that id. */
  public AQuestion under(MessageId other) {
    return new AQuestion(
        asker, chat, other, at, allowance, maker, visibility, parts, begun, replacing);
  }

  /** The same, at that time, and answered from then on. */
  public AQuestion at(Instant other) {
    return new AQuestion(
        asker, chat, id, other, allowance, maker, visibility, parts, other, replacing);
  }

  /** The same, of somebody who has so many questions in any 24 hours. */
  public AQuestion ofAllowed(int other) {
    return new AQuestion(asker, chat, id, at, other, maker, visibility, parts, begun, replacing);
  }

  /** The same, answered by that instance. */
  public AQuestion answeredBy(InstanceId other) {
    return new AQuestion(
        asker, chat, id, at, allowance, other, visibility, parts, begun, replacing);
  }

  /** The same, in a chat that everybody with the link may read. */
  public AQuestion inPublic() {
    return new AQuestion(
        asker, chat, id, at, allowance, maker, Visibility.PUBLIC, parts, begun, replacing);
  }

  /** The same in those words. */
  public AQuestion saying(String words) {
    return saying(List.of(new MessagePart.Text(words)));
  }

  /** The same, made of those parts. */
  public AQuestion saying(List<MessagePart> other) {
    return new AQuestion(
        asker, chat, id, at, allowance, maker, visibility, other, begun, replacing);
  }

  /** The same, answered from that time on, whenever it was written. */
  public AQuestion answeredFrom(Instant other) {
    return new AQuestion(
        asker, chat, id, at, allowance, maker, visibility, parts, other, replacing);
  }

  /** The same in place of the stored question of its id, and of all that follows it. */
  public AQuestion inPlace() {
    return new AQuestion(asker, chat, id, at, allowance, maker, visibility, parts, begun, true);
  }

  /** This question with a reply that nobody has begun yet. */
  public Turn turn() {
    Turn turn =
        Turn.asking(
            asker,
            Chat.startedBy(asker.id(), chat, visibility, at),
            Message.question(id, chat, parts, at),
            new Reply(aReply(), aMessage(), chat, maker, true, begun),
            new Allowance(allowance));
    return replacing ? turn.inPlace() : turn;
  }
}
