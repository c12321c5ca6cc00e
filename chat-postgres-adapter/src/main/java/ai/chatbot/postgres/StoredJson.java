package ai.chatbot.postgres;

import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.reply.ReplyEvent;
import java.util.List;

/**
 * Messages and replies as the JSON that this adapter's rows hold, for another store that keeps them
 * so. What was once written is understood for ever.
 */
public final class StoredJson {
  private StoredJson() {}

  /** The parts of a message as an array. */
  public static String ofParts(List<MessagePart> parts) {
    return MessagePartJson.write(parts);
  }

  /** The parts of a message from such an array. */
  public static List<MessagePart> parts(String array) {
    return MessagePartJson.read(array);
  }

  /** A reply's events as an array. */
  public static String ofEvents(List<ReplyEvent> events) {
    return ReplyEventJson.write(events);
  }

  /** A reply's events from such an array. */
  public static List<ReplyEvent> events(String array) {
    return ReplyEventJson.read(array);
  }
}
