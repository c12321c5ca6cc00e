package ai.chatbot.core.usecase;

import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.reply.Reply;
import java.util.List;

/** An answer to be made: for whom, by which model, told what, to which messages. */
record ReplyTask(
    Reply reply, UserId asker, ModelId model, String instructions, List<Message> messages) {
  ReplyTask {
    messages = List.copyOf(messages);
  }
}
