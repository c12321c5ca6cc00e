package ai.chatbot.cli;

import ai.chatbot.bedrock.BedrockModels;
import ai.chatbot.bedrock.BedrockSettings;
import ai.chatbot.core.Chatbot;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.usecase.ReplyFollower;
import ai.chatbot.core.usecase.SendMessage.Command;
import ai.chatbot.core.usecase.SendMessage.Result;
import java.util.UUID;

/** A whole application that embeds the chat. Its marked lines stand in the README. */
final class EmbedExample {
  private EmbedExample() {}

  public static void main(String[] args) throws InterruptedException {
    // embed: begin
    String region = "us-east-1";
    User anna = new User.Guest(new UserId(UUID.randomUUID()));
    ChatId chat = new ChatId(UUID.randomUUID());
    try (BedrockModels bedrock = BedrockModels.connect(BedrockSettings.in(region));
        Chatbot chatbot = Chatbot.asking(bedrock.model(), region).open()) {
      Command question = Command.of(anna, chat, "Why is the sky blue?", "claude-haiku");
      if (chatbot.sendMessage().send(question) instanceof Result.Answering(Reply reply)) {
        try (ReplyFollower answer = chatbot.followReply().follow(reply)) {
          ReplyEnd end = answer.readText(System.out::print);
          System.out.println(end instanceof ReplyEnd.Finished ? "" : " [" + end + "]");
        }
      }
    }
    // embed: end
  }
}
