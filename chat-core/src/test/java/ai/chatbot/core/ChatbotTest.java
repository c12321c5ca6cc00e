package ai.chatbot.core;

import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.access.Plans;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Reach;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.ChatPage;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.Chats;
import ai.chatbot.core.port.OperatorLog;
import ai.chatbot.core.port.Peers;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.usecase.ReplyFollower;
import ai.chatbot.core.usecase.SendMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The chat as an application embeds it. */
@Timeout(60)
final class ChatbotTest {
  @Test
  void anApplicationAsksReadsAndFindsTheAnswerOnTheShelf() throws InterruptedException {
    Stores stores = InMemoryStores.empty(InstantSource.system());
    ChatId chat = AQuestion.aChat();

    try (Chatbot chatbot =
        Chatbot.open(
            stores,
            Peers.only(ScriptedModel.saying("Because of Rayleigh.")),
            new ModelRouter(ModelCatalog.standard(), Reach.from("us-east-1")),
            Plans.standard(ModelCatalog.standard().ids()),
            OperatorLog.silent(),
            Duration.ZERO)) {
      chatbot.closeAbandonedReplies();
      SendMessage.Result result =
          chatbot
              .sendMessage()
              .send(
                  new SendMessage.Command(
                      anna(),
                      chat,
                      AQuestion.aMessage(),
                      "Why is the sky blue?",
                      "claude-haiku",
                      Visibility.PRIVATE,
                      Optional.empty()));
      assertThat(result).isInstanceOf(SendMessage.Result.Answering.class);
      Reply reply = ((SendMessage.Result.Answering) result).reply();
      try (ReplyFollower follower = chatbot.followReply().follow(reply)) {
        while (!follower.isAtEnd()) {
          assertThat(follower.next(Duration.ofSeconds(10))).isNotEmpty();
        }
      }

      assertThat(chatbot.stopReply().stop(anna(), chat)).isTrue();
      assertThat(chatbot.shelf().messages(anna(), chat).orElseThrow())
          .extracting(Message::text)
          .containsExactly("Why is the sky blue?", "Because of Rayleigh.");
      assertThat(chatbot.shelf().chats(anna(), new Chats.Position.Newest(), 10))
          .map(ChatPage::chats)
          .map(List::size)
          .contains(1);
      assertThat(chatbot.shelf().chats(ben(), new Chats.Position.Newest(), 10))
          .map(ChatPage::chats)
          .contains(List.of());
      assertThat(chatbot.shelf().models(anna())).hasSize(4).allMatch(it -> it.included());
    }
  }
}
