package ai.chatbot.cli;

import ai.chatbot.core.access.LiveBounds;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.LanguageModel;
import ai.chatbot.core.port.OperatorLog;
import ai.chatbot.core.port.Peers;
import ai.chatbot.core.reply.Titles;
import ai.chatbot.core.usecase.Engine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * A chat that somebody at a terminal goes on with, by the use cases over what keeps it.
 *
 * @param chat which one it is; it need not have been begun
 */
record Conversation(Engine engine, Notebook notebook, ChatId chat) implements AutoCloseable {

  /** One that is answered by that model; the operator is told what goes wrong. */
  static Conversation in(
      Notebook notebook,
      ChatId chat,
      LanguageModel model,
      ModelRouter router,
      OperatorLog operator,
      InstantSource clock) {
    Engine engine =
        Engine.start(
            notebook.stores(),
            Peers.only(model),
            router,
            notebook.plans(),
            operator,
            Duration.ZERO,
            LiveBounds.none(),
            clock);
    return new Conversation(engine, notebook, chat);
  }

  User user() {
    return notebook.owner();
  }

  /** The chat, once it is begun. */
  Optional<Chat> begun() {
    return engine.shelf().chat(user(), chat);
  }

  /** What was asked and answered in it, oldest first. */
  List<Message> messages() {
    return engine.shelf().messages(user(), chat).orElseGet(List::of);
  }

  Optional<Message> lastQuestion() {
    return messages().stream()
        .filter(message -> message.role() == Role.USER)
        .reduce((earlier, later) -> later);
  }

  /** A chat that no model has named by now is called what its first question begins with. */
  void nameIfUntitled() {
    if (begun().filter(Chat::isUntitled).isPresent()) {
      messages().stream()
          .findFirst()
          .map(first -> Titles.clean(first.text()))
          .filter(title -> !title.isBlank())
          .ifPresent(title -> notebook.stores().chats().nameUntitled(chat, title));
    }
  }

  /** What has been asked and answered stays where it is kept. */
  @Override
  public void close() {
    engine.close();
  }
}
