package ai.chatbot.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.chatbot.core.catalog.Effort;
import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.contract.People;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ModelRequestTest {
  private static final Route ROUTE = ARequest.route(ARequest.PLAIN, Effort.OFF);
  private static final ModelMessage QUESTION = ModelMessage.user("Weather?");
  private static final ModelMessage ANSWER = assistant(new ModelBlock.Text("Blue."));

  @Test
  void questionsAnswersAndToolsInTheirOrderAreTaken() {
    List<ModelMessage> messages =
        List.of(
            QUESTION,
            assistant(new ModelBlock.Text("I look."), call("one"), call("two")),
            user(result("two"), result("one"), new ModelBlock.Text("Well?")),
            assistant(call("three")),
            user(result("three")),
            ANSWER,
            QUESTION);

    assertThat(asking(messages, 1).messages()).isEqualTo(messages);
  }

  @Test
  void somethingIsAsked() {
    refuses("messages is empty");
  }

  @Test
  void aPersonSpeaksFirst() {
    refuses("messages do not begin with the user's", ANSWER);
  }

  @Test
  void aModelIsNotGivenTheBeginningOfItsAnswer() {
    refuses("messages do not end with the user's", QUESTION, ANSWER);
  }

  @Test
  void nobodySpeaksTwiceInARow() {
    refuses("messages do not alternate", QUESTION, QUESTION);
    refuses("messages do not alternate", QUESTION, ANSWER, ANSWER);
  }

  @Test
  void everyCallHasItsResultInTheTurnAfterIt() {
    refuses("a tool call has no result: one", QUESTION, assistant(call("one")));
    refuses("a tool call has no result: one", QUESTION, assistant(call("one")), QUESTION);
    refuses(
        "a tool call has no result: two",
        QUESTION,
        assistant(call("one"), call("two")),
        user(result("one")));
    refuses(
        "a tool call has no result: one",
        QUESTION,
        assistant(call("one")),
        QUESTION,
        ANSWER,
        user(result("one")));
  }

  @Test
  void everyResultHasItsCallInTheTurnBeforeIt() {
    refuses("a tool result answers no call: one", user(result("one")));
    refuses("a tool result answers no call: one", QUESTION, ANSWER, user(result("one")));
    refuses(
        "a tool result answers no call: two",
        QUESTION,
        assistant(call("one")),
        user(result("one"), result("two")));
    refuses(
        "a tool result answers no call: one",
        QUESTION,
        assistant(call("one")),
        user(result("one"), result("one")));
  }

  @Test
  void aModelIsAskedForNoMoreThanItGives() {
    int most = ARequest.PLAIN.maxOutput();

    assertThat(asking(List.of(QUESTION), most).maxTokens()).isEqualTo(most);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> asking(List.of(QUESTION), most + 1))
        .withMessage("maxTokens is above the model's most");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> asking(List.of(QUESTION), 0))
        .withMessage("maxTokens is below 1");
  }

  private static void refuses(String why, ModelMessage... messages) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> asking(List.of(messages), 1))
        .withMessage(why);
  }

  private static ModelRequest asking(List<ModelMessage> messages, int maxTokens) {
    return new ModelRequest(
        Purpose.CHAT, People.anna().id(), ROUTE, "Be brief.", messages, List.of(), maxTokens);
  }

  private static ModelMessage user(ModelBlock... blocks) {
    return new ModelMessage(Role.USER, List.of(blocks));
  }

  private static ModelMessage assistant(ModelBlock... blocks) {
    return new ModelMessage(Role.ASSISTANT, List.of(blocks));
  }

  private static ModelBlock call(String id) {
    return new ModelBlock.ToolUse(new ToolCall(id, "getWeather", Value.fields()));
  }

  private static ModelBlock result(String callId) {
    return new ModelBlock.ToolResult(callId, new ToolOutcome.Succeeded(Value.fields()));
  }
}
