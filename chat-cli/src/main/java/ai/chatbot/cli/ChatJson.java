package ai.chatbot.cli;

import static java.util.stream.Collectors.joining;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.Excerpt;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.port.Chats.Found;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Chats as JSON. They have every field always; what is not there is null. */
final class ChatJson {
  private ChatJson() {}

  static ArrayNode of(List<Chat> chats) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    chats.forEach(chat -> array.add(of(chat)));
    return array;
  }

  /** Each with some of the message that has the words. */
  static ArrayNode ofFound(List<Found> found) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    found.forEach(
        each ->
            array.add(
                of(each.chat()).put("excerpt", each.excerpt().map(Excerpt::text).orElse(null))));
    return array;
  }

  /** One with all that was said in it. */
  static ObjectNode of(Chat chat, List<Message> messages) {
    ObjectNode whole = of(chat);
    ArrayNode array = whole.putArray("messages");
    messages.forEach(message -> array.add(of(message)));
    return whole;
  }

  private static ObjectNode of(Chat chat) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", chat.id().toString())
        .put("title", chat.title())
        .put("createdAt", chat.createdAt().toString());
  }

  private static ObjectNode of(Message message) {
    String reasoning = reasoning(message);
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", message.id().toString())
        .put("role", word(message.role()))
        .put("text", message.text())
        .put("reasoning", reasoning.isEmpty() ? null : reasoning)
        .put("model", message.answeredBy().map(MessagePart.AnsweredBy::model).orElse(null))
        .put(
            "inferenceId",
            message.answeredBy().map(MessagePart.AnsweredBy::inferenceId).orElse(null))
        .put("ending", word(message.ending()))
        .put("createdAt", message.createdAt().toString());
  }

  private static String reasoning(Message message) {
    return message.parts().stream()
        .filter(MessagePart.Reasoning.class::isInstance)
        .map(part -> ((MessagePart.Reasoning) part).text())
        .filter(text -> !text.isEmpty())
        .collect(joining("\n"));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
