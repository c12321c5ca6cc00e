package ai.chatbot.web.page;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.Role;
import java.util.List;

/** A chat as it reads without a script: who said what. */
public record PlainChatView(String chatId, String title, List<Said> said) {
  public PlainChatView {
    requireNonNull(chatId, "chatId is null");
    requireNonNull(title, "title is null");
    said = List.copyOf(said);
  }

  /** One message's text, as it was written. */
  public record Said(boolean byReader, String text) {
    public Said {
      requireNonNull(text, "text is null");
    }

    /** That message's. */
    public static Said of(Message message) {
      return new Said(message.role() == Role.USER, message.text());
    }
  }
}
