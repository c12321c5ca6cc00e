package ai.chatbot.web.chat;

import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.reply.Location;
import ai.chatbot.core.tool.Approval;
import ai.chatbot.core.tool.ApprovalId;
import ai.chatbot.core.usecase.AnswerApproval;
import ai.chatbot.core.usecase.RegenerateAnswer;
import ai.chatbot.core.usecase.SendMessage;
import ai.chatbot.core.value.Blank;
import ai.chatbot.web.json.Body;
import ai.chatbot.web.problem.Problem;
import ai.chatbot.web.problem.ProblemException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a client wants with {@code POST /api/chat} (http-contract §5.1, §8). Of the messages that it
 * sends along the last one is read, and of an answer only what a person says to its tool calls: the
 * stored messages are the only truth.
 */
sealed interface ChatPost {
  /** A question. */
  record Asked(SendMessage.Command question) implements ChatPost {}

  /** A question that takes the place of one asked before, if there is such a one. */
  record Edited(SendMessage.Command question) implements ChatPost {}

  /** Another answer to the same question. */
  record Again(RegenerateAnswer.Command answer) implements ChatPost {}

  /** A person's word on tool calls. */
  record Decided(AnswerApproval.Command word) implements ChatPost {}

  /** Reads bodies from somebody who, saying nothing of models, asks that one. */
  record Reader(User user, ModelId defaultModel, Optional<Location> whereabouts) {

    ChatPost read(JsonNode body) {
      ChatId chat = new ChatId(Body.uuid(body, "", "id"));
      if (body.path("message").isObject()) {
        return new Asked(question(chat, body, body.path("message")));
      }
      JsonNode messages = body.path("messages");
      JsonNode last = messages.path(messages.size() - 1);
      return switch (Body.optionalText(body, "trigger").orElse("submit-message")) {
        case "regenerate-message" -> new Again(again(chat, body));
        case "submit-message" -> submitted(chat, body, last);
        default -> throw bad("trigger is neither submit-message nor regenerate-message");
      };
    }

    private ChatPost submitted(ChatId chat, JsonNode body, JsonNode last) {
      if (!last.isObject()) {
        throw bad("message is missing");
      }
      if ("assistant".equals(last.path("role").textValue())) {
        return new Decided(word(chat, last));
      }
      SendMessage.Command question = question(chat, body, last);
      boolean edits = Body.optionalText(body, "messageId").equals(Body.optionalText(last, "id"));
      return edits ? new Edited(question) : new Asked(question);
    }

    private SendMessage.Command question(ChatId chat, JsonNode body, JsonNode message) {
      if (!"user".equals(message.path("role").textValue())) {
        throw bad("message.role is not user");
      }
      return new SendMessage.Command(
          user,
          chat,
          new MessageId(Body.uuid(message, "message.", "id")),
          text(message),
          model(body),
          visibility(body, "selectedVisibilityType").orElse(Visibility.PRIVATE),
          whereabouts);
    }

    private RegenerateAnswer.Command again(ChatId chat, JsonNode body) {
      Optional<MessageId> which =
          Body.optionalText(body, "messageId")
              .map(
                  id ->
                      Body.uuid(id)
                          .map(MessageId::new)
                          .orElseThrow(() -> bad("messageId is not a UUID")));
      return new RegenerateAnswer.Command(user, chat, which, model(body), whereabouts);
    }

    private AnswerApproval.Command word(ChatId chat, JsonNode answer) {
      List<Approval> approvals = new ArrayList<>();
      for (JsonNode part : answer.path("parts")) {
        approval(part.path("approval")).ifPresent(approvals::add);
      }
      if (approvals.isEmpty()) {
        throw bad("messages ends with an answer, and nobody has decided on a call in it");
      }
      UUID id = Body.uuid(answer, "message.", "id");
      return new AnswerApproval.Command(user, chat, new MessageId(id), approvals, whereabouts);
    }

    private String model(JsonNode body) {
      return Body.optionalText(body, "selectedChatModel").orElse(defaultModel.value());
    }
  }

  private static Optional<Approval> approval(JsonNode approval) {
    return approval.path("approved").isBoolean()
        ? Body.optionalText(approval, "id")
            .filter(id -> !id.isBlank())
            .map(
                id ->
                    new Approval(
                        new ApprovalId(id),
                        approval.path("approved").booleanValue(),
                        Body.optionalText(approval, "reason").filter(text -> !Blank.is(text))))
        : Optional.empty();
  }

  private static String text(JsonNode message) {
    if (!message.path("parts").isArray()) {
      throw bad("message.parts is not a list");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode part : message.path("parts")) {
      if (!"text".equals(part.path("type").textValue()) || !part.path("text").isTextual()) {
        throw bad("message.parts may hold text parts only");
      }
      texts.add(part.path("text").textValue());
    }
    if (texts.isEmpty()) {
      throw bad("message.parts holds no text");
    }
    return String.join("\n", texts);
  }

  /** Who may read a chat, if that is said under that name. */
  static Optional<Visibility> visibility(JsonNode body, String name) {
    return Body.optionalText(body, name)
        .map(
            word ->
                switch (word) {
                  case "private" -> Visibility.PRIVATE;
                  case "public" -> Visibility.PUBLIC;
                  default -> throw bad(name + " is neither private nor public");
                });
  }

  private static ProblemException bad(String cause) {
    return Problem.badRequest(cause).asException();
  }
}
