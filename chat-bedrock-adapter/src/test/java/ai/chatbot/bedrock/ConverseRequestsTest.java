package ai.chatbot.bedrock;

import static ai.chatbot.core.contract.People.anna;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolSpec;
import ai.chatbot.core.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ConverseRequestsTest {

  @Test
  void aQuestionGoesWithItsSystemPromptAndItsLimit() throws Exception {
    ScriptedBedrock.Call call = sent(ARequest.hello());

    assertThat(call.path()).isEqualTo("/model/us.amazon.nova-2-lite-v1:0/converse-stream");
    assertThat(call.authorization()).contains("AWS4-HMAC-SHA256 Credential=an-access-key/");
    assertThat(call.body())
        .isEqualTo(
            json(
                """
                {"system": [{"text": "Be brief."}],
                 "inferenceConfig": {"maxTokens": 4000},
                 "messages": [{"role": "user", "content": [{"text": "Hello"}]}],
                 "requestMetadata": {"purpose": "chat", "user": "@"}}
                """
                    .replace("@", anna().id().pseudonym())));
  }

  @Test
  void anEmptySystemPromptIsLeftOut() throws Exception {
    JsonNode body = sent(ARequest.of(Purpose.DOCUMENT, "", "Hello")).body();

    assertThat(body.has("system")).isFalse();
    assertThat(body.at("/inferenceConfig/maxTokens").intValue()).isEqualTo(400);
  }

  @Test
  void toolsGoWithTheirSchemasInTheOrderOfTheirFields() throws Exception {
    ToolSpec weather =
        new ToolSpec(
            "getWeather",
            "The weather at a place",
            Value.fields()
                .with("type", "object")
                .with(
                    "properties",
                    Value.fields().with("z", Value.fields()).with("a", Value.fields()))
                .with("required", Value.texts("z")));
    JsonNode body =
        sent(ARequest.asking(List.of(ModelMessage.user("Hello")), List.of(weather))).body();

    assertThat(body.at("/toolConfig/tools/0").toString())
        .isEqualTo(
            json("""
            {"toolSpec": {"name": "getWeather", "description": "The weather at a place",
              "inputSchema": {"json": {
                "properties": {"a": {}, "z": {}}, "required": ["z"], "type": "object"}}}}
            """)
                .toString());
  }

  @Test
  void earlierTurnsGoBackWithReasoningToolCallsAndOutcomes() throws Exception {
    ToolCall rain = new ToolCall("call-1", "getRain", everyKindOfValue());
    ToolCall sun = new ToolCall("call-2", "getSun", Value.fields());
    JsonNode body =
        sent(ARequest.asking(
                List.of(
                    ModelMessage.user("Rain?"),
                    new ModelMessage(
                        Role.ASSISTANT,
                        List.of(
                            new ModelBlock.Reasoning("Hmm", new Seal.Signature("sealed")),
                            new ModelBlock.Text("I look."),
                            new ModelBlock.ToolUse(rain),
                            new ModelBlock.ToolUse(sun))),
                    new ModelMessage(
                        Role.USER,
                        List.of(
                            new ModelBlock.ToolResult(
                                "call-1",
                                new ToolOutcome.Succeeded(Value.fields().with("mm", "3"))),
                            new ModelBlock.ToolResult(
                                "call-2", new ToolOutcome.Failed("No such place"))))),
                List.of()))
            .body();

    assertThat(body.at("/messages/1"))
        .isEqualTo(
            json(
                """
                {"role": "assistant", "content": [
                  {"reasoningContent": {"reasoningText": {"text": "Hmm", "signature": "sealed"}}},
                  {"text": "I look."},
                  {"toolUse": {"toolUseId": "call-1", "name": "getRain", "input":
                    {"none": null, "yes": true, "n": 12345678901234567890.5, "list": ["a"]}}},
                  {"toolUse": {"toolUseId": "call-2", "name": "getSun", "input": {}}}]}
                """));
    assertThat(body.at("/messages/2"))
        .isEqualTo(
            json(
                """
                {"role": "user", "content": [
                  {"toolResult": {"toolUseId": "call-1", "status": "success",
                    "content": [{"json": {"mm": "3"}}]}},
                  {"toolResult": {"toolUseId": "call-2", "status": "error",
                    "content": [{"text": "No such place"}]}}]}
                """));
  }

  private static Value.Fields everyKindOfValue() {
    return new Value.Fields(
        Map.of(
            "none", new Value.Null(),
            "yes", new Value.Bool(true),
            "n", new Value.Num(new BigDecimal("12345678901234567890.5")),
            "list", Value.texts("a")));
  }

  private static ScriptedBedrock.Call sent(ModelRequest request) throws Exception {
    try (ScriptedBedrock bedrock =
        ScriptedBedrock.playing(answer -> answer.start().text("Yes").stop("end_turn", 1, 1))) {
      Asked.events(bedrock.endpoint(), request);
      return bedrock.calls().getFirst();
    }
  }

  private static JsonNode json(String json) throws Exception {
    return new JsonMapper().readTree(json);
  }
}
