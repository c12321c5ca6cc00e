package ai.chatbot.core.usecase;

import ai.chatbot.core.catalog.Pick;
import ai.chatbot.core.conversation.AttachmentId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.value.Bytes;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * An answer to be made: for whom, by whose model, told what, to which messages, what it says
 * already if it goes on, what is in the files that its model is to see, and how many tokens each
 * call may say at the most, if not as many as usual.
 */
record ReplyTask(
    Reply reply,
    UserId asker,
    Pick pick,
    String instructions,
    List<Message> messages,
    List<MessagePart> earlier,
    Map<AttachmentId, Bytes> files,
    OptionalInt maxTokens) {
  ReplyTask {
    messages = List.copyOf(messages);
    earlier = List.copyOf(earlier);
    files = Map.copyOf(files);
  }

  /** The answer to the last of those messages; if that is the answer itself, it goes on. */
  static ReplyTask of(
      Reply reply, UserId asker, Pick pick, String instructions, List<Message> messages) {
    boolean goesOn = !messages.isEmpty() && messages.getLast().id().equals(reply.answer());
    List<Message> before = goesOn ? messages.subList(0, messages.size() - 1) : messages;
    List<MessagePart> earlier = goesOn ? messages.getLast().parts() : List.of();
    return new ReplyTask(
        reply, asker, pick, instructions, before, earlier, Map.of(), OptionalInt.empty());
  }

  /** The same, its model shown what is in those files. */
  ReplyTask showing(Map<AttachmentId, Bytes> shown) {
    return new ReplyTask(reply, asker, pick, instructions, messages, earlier, shown, maxTokens);
  }

  /** The same, no call of it longer than that. */
  ReplyTask within(OptionalInt most) {
    return new ReplyTask(reply, asker, pick, instructions, messages, earlier, files, most);
  }
}
