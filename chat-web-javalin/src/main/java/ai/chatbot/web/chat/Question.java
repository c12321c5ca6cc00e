package ai.chatbot.web.chat;

import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.reply.Location;
import ai.chatbot.core.usecase.SendMessage;
import ai.chatbot.web.json.Body;
import ai.chatbot.web.problem.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The body of {@code POST /api/chat} (http-contract §5.1): the new question under {@code message},
 * or as the last of {@code messages}; of the others nothing is read.
 */
final class Question {
  private Question() {}

  static SendMessage.Command of(
      JsonNode body, User asker, ModelId defaultModel, Optional<Location> whereabouts) {
    JsonNode message = message(body);
    return new SendMessage.Command(
        asker,
        new ChatId(Body.uuid(body, "", "id")),
        new MessageId(Body.uuid(message, "message.", "id")),
        text(message),
        Body.text(body, "selectedChatModel").orElse(defaultModel.value()),
        visibility(body),
        whereabouts);
  }

  private static JsonNode message(JsonNode body) {
    JsonNode messages = body.path("messages");
    JsonNode message =
        body.has("message") ? body.path("message") : messages.path(messages.size() - 1);
    if (!message.isObject()) {
      throw Problem.badRequest("message is missing").asException();
    }
    if (!"user".equals(message.path("role").textValue())) {
      throw Problem.badRequest("message.role is not user").asException();
    }
    return message;
  }

  private static String text(JsonNode message) {
    List<String> texts = new ArrayList<>();
    if (!message.path("parts").isArray()) {
      throw Problem.badRequest("message.parts is not a list").asException();
    }
    for (JsonNode part : message.path("parts")) {
      if (!"text".equals(part.path("type").textValue()) || !part.path("text").isTextual()) {
        throw Problem.badRequest("message.parts may hold text parts only").asException();
      }
      texts.add(part.path("text").textValue());
    }
    if (texts.isEmpty()) {
      throw Problem.badRequest("message.parts holds no text").asException();
    }
    return String.join("\n", texts);
  }

  private static Visibility visibility(JsonNode body) {
    return switch (Body.text(body, "selectedVisibilityType").orElse("private")) {
      case "private" -> Visibility.PRIVATE;
      case "public" -> Visibility.PUBLIC;
      default ->
          throw Problem.badRequest("selectedVisibilityType is neither private nor public")
              .asException();
    };
  }
}
