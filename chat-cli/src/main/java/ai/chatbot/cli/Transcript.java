package ai.chatbot.cli;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Role;
import java.util.List;
import java.util.stream.Stream;

/** A chat as Markdown: its title, then who said what. */
final class Transcript {
  private Transcript() {}

  static List<String> of(Chat chat, List<Message> messages) {
    return Stream.concat(
            Stream.of("# " + chat.title()),
            messages.stream()
                .flatMap(message -> Stream.of("", "## " + who(message), "", said(message))))
        .toList();
  }

  private static String who(Message message) {
    return message.role() == Role.USER
        ? "You"
        : message.answeredBy().map(MessagePart.AnsweredBy::model).orElse("Nobody");
  }

  private static String said(Message message) {
    String text = message.text().stripTrailing();
    String cut =
        switch (message.ending()) {
          case FINISHED -> "";
          case STOPPED -> "*(stopped)*";
          case FAILED -> "*(failed)*";
          case INTERRUPTED -> "*(interrupted)*";
        };
    return text.isEmpty() || cut.isEmpty() ? text + cut : text + "\n\n" + cut;
  }
}
