package ai.chatbot.core.usecase;

import ai.chatbot.core.catalog.Pick;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.reply.Reply;
import java.util.List;

/** An answer to be made: for whom, by whose model, told what, to which messages. */
record ReplyTask(
    Reply reply, UserId asker, Pick pick, String instructions, List<Message> messages) {
  ReplyTask {
    messages = List.copyOf(messages);
  }
}
