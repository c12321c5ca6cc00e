package ai.chatbot.bedrock;

import static ai.chatbot.core.contract.People.anna;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.chatbot.bedrock.fake.ScriptedBedrock;
import ai.chatbot.core.catalog.CachePlace;
import ai.chatbot.core.catalog.Capabilities;
import ai.chatbot.core.catalog.Effort;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Pick;
import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.catalog.Reach;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.catalog.Thinking;
import ai.chatbot.core.catalog.ToolCalling;
import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.model.DocumentFormat;
import ai.chatbot.core.model.ImageFormat;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolSpec;
import ai.chatbot.core.value.Bytes;
import ai.chatbot.core.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
final class ConverseRequestsTest {
  private static final JsonNode CACHE_POINT =
      JsonNodeFactory.instance
          .objectNode()
          .set("cachePoint", JsonNodeFactory.instance.objectNode().put("type", "default"));

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

  @ParameterizedTest
  @MethodSource
  void whatBedrockWouldRefuseAsANameGoesBackAsOneThatFits(String made, String fitting)
      throws Exception {
    ToolCall call = new ToolCall(made, made, Value.fields());
    ToolOutcome none = new ToolOutcome.Failed("There is no such tool.");
    JsonNode messages =
        sent(ARequest.asking(
                List.of(
                    ModelMessage.user("Rain?"),
                    new ModelMessage(Role.ASSISTANT, List.of(new ModelBlock.ToolUse(call))),
                    new ModelMessage(Role.USER, List.of(new ModelBlock.ToolResult(made, none)))),
                List.of()))
            .body()
            .at("/messages");

    assertThat(messages.at("/1/content/0/toolUse/name").textValue()).isEqualTo(fitting);
    assertThat(messages.at("/1/content/0/toolUse/toolUseId").textValue()).isEqualTo(fitting);
    assertThat(messages.at("/2/content/0/toolResult/toolUseId").textValue()).isEqualTo(fitting);
  }

  static Stream<Arguments> whatBedrockWouldRefuseAsANameGoesBackAsOneThatFits() {
    return Stream.of(
        arguments("functions.createDocument", "functions_createDocument"),
        arguments("$X", "_X"),
        arguments("Zürich 9", "Z_rich_9"),
        arguments("", "unknown"),
        arguments("a".repeat(65), "a".repeat(64)),
        arguments("-aZ_09--".repeat(8), "-aZ_09--".repeat(8)));
  }

  @Test
  void whatTheModelTakesIsRememberedUpToTheSystemTheToolsAndTheLastTwoQuestions() throws Exception {
    JsonNode body = sent(longChat(EnumSet.allOf(CachePlace.class))).body();

    assertThat(body.at("/system/1")).isEqualTo(CACHE_POINT);
    assertThat(body.at("/toolConfig/tools/1")).isEqualTo(CACHE_POINT);
    assertThat(cachePointsIn(body.at("/messages"))).containsExactly(2, 4);
  }

  @Test
  void theNextRequestBeginsAsThisOneEnded() throws Exception {
    List<ModelMessage> chat = turns(3);
    JsonNode before = sent(caching(chat)).body().at("/messages");
    JsonNode after = sent(caching(turns(5))).body().at("/messages");

    assertThat(before.get(2)).isEqualTo(after.get(2));
    assertThat(before.get(2).at("/content/1")).isEqualTo(CACHE_POINT);
  }

  @Test
  void aModelThatRemembersNothingIsNotAskedTo() throws Exception {
    assertThat(sent(longChat(Set.of())).body().toString()).doesNotContain("cachePoint");
  }

  @Test
  void aDocumentIsAskedForOnceAndNotRemembered() throws Exception {
    ModelRequest chat = longChat(EnumSet.allOf(CachePlace.class));
    ModelRequest document =
        new ModelRequest(
            Purpose.DOCUMENT, chat.asker(), chat.route(), "Write.", chat.messages(), List.of(), 9);

    assertThat(sent(document).body().toString()).doesNotContain("cachePoint");
  }

  @Test
  void novaIsAskedToRememberNothingRightBehindAToolsOutcome() throws Exception {
    ToolCall call = new ToolCall("call-1", "now", Value.fields());
    List<ModelMessage> step2 =
        List.of(
            ModelMessage.user("What time is it?"),
            new ModelMessage(Role.ASSISTANT, List.of(new ModelBlock.ToolUse(call))),
            new ModelMessage(
                Role.USER,
                List.of(new ModelBlock.ToolResult("call-1", new ToolOutcome.Failed("no clock")))));
    ToolSpec tool = new ToolSpec("now", "The time", Value.fields().with("type", "object"));

    assertThat(cachePointsIn(messages(ModelCatalog.NOVA_PRO, step2, tool))).containsExactly(0);
    assertThat(cachePointsIn(messages(ModelCatalog.CLAUDE_HAIKU, step2, tool)))
        .containsExactly(0, 2);
  }

  @Test
  void nothingIsRememberedRightBehindADocument() throws Exception {
    ModelMessage documentLast =
        new ModelMessage(
            Role.USER,
            List.of(
                new ModelBlock.Text("Read this."),
                new ModelBlock.Document(DocumentFormat.CSV, Bytes.of(new byte[] {1}))));

    assertThat(cachePointsIn(sent(caching(List.of(documentLast))).body().at("/messages")))
        .isEmpty();
  }

  private static JsonNode messages(ModelId model, List<ModelMessage> messages, ToolSpec tool)
      throws Exception {
    Route route =
        new ModelRouter(ModelCatalog.standard(), Reach.from("us-east-1"))
            .route(
                Purpose.CHAT, new Pick(model.value(), Set.of(model)), LocalDate.parse("2026-11-23"))
            .first()
            .orElseThrow();
    return sent(ARequest.to(route, messages, List.of(tool))).body().at("/messages");
  }

  @Test
  void imagesAndDocumentsGoAsBytesAndDocumentsUnderNeutralNames() throws Exception {
    Bytes bytes = Bytes.of(new byte[] {1, 2, 3});
    ModelMessage shown =
        new ModelMessage(
            Role.USER,
            List.of(
                new ModelBlock.Image(ImageFormat.PNG, bytes),
                new ModelBlock.Document(DocumentFormat.PDF, bytes),
                new ModelBlock.Document(DocumentFormat.MD, bytes),
                new ModelBlock.Text("What is this?")));
    JsonNode body = sent(ARequest.asking(List.of(shown), List.of())).body();

    assertThat(body.at("/messages/0/content"))
        .isEqualTo(
            json(
                """
                [{"image": {"format": "png", "source": {"bytes": "AQID"}}},
                 {"document": {"format": "pdf", "name": "Document 1", "source": {"bytes": "AQID"}}},
                 {"document": {"format": "md", "name": "Document 2", "source": {"bytes": "AQID"}}},
                 {"text": "What is this?"}]
                """));
  }

  @Test
  void withheldReasoningGoesBackAsItCame() throws Exception {
    ModelMessage withheld =
        new ModelMessage(
            Role.ASSISTANT,
            List.of(
                new ModelBlock.Reasoning("", new Seal.Redacted("AQID")),
                new ModelBlock.Text("Well.")));
    JsonNode body =
        sent(ARequest.asking(
                List.of(ModelMessage.user("So?"), withheld, ModelMessage.user("And?")), List.of()))
            .body();

    assertThat(body.at("/messages/1/content/0"))
        .isEqualTo(json("{\"reasoningContent\": {\"redactedContent\": \"AQID\"}}"));
  }

  @Test
  void howHardToThinkGoesWithTheRequest() throws Exception {
    Capabilities sonnet =
        ARequest.able(ToolCalling.STREAMED, Thinking.ALWAYS_BETWEEN_TOOLS, Set.of());
    JsonNode body =
        sent(ARequest.to(ARequest.route(sonnet, Effort.HIGH), turns(1), List.of())).body();

    assertThat(body.at("/additionalModelRequestFields/output_config/effort").textValue())
        .isEqualTo("high");
    assertThat(sent(ARequest.hello()).body().has("additionalModelRequestFields")).isFalse();
  }

  private static ModelRequest caching(List<ModelMessage> messages) {
    Capabilities capabilities =
        ARequest.able(ToolCalling.STREAMED, Thinking.NONE, EnumSet.allOf(CachePlace.class));
    return ARequest.to(ARequest.route(capabilities, Effort.OFF), messages, List.of());
  }

  private static ModelRequest longChat(Set<CachePlace> places) {
    Capabilities capabilities = ARequest.able(ToolCalling.STREAMED, Thinking.NONE, places);
    ToolSpec tool = new ToolSpec("now", "The time", Value.fields().with("type", "object"));
    return ARequest.to(ARequest.route(capabilities, Effort.OFF), turns(5), List.of(tool));
  }

  /** Questions and answers in turn, beginning with a question. */
  private static List<ModelMessage> turns(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            at ->
                new ModelMessage(
                    at % 2 == 0 ? Role.USER : Role.ASSISTANT,
                    List.of(new ModelBlock.Text("turn " + at))))
        .toList();
  }

  private static List<Integer> cachePointsIn(JsonNode messages) {
    return IntStream.range(0, messages.size())
        .filter(at -> messages.get(at).toString().contains("cachePoint"))
        .boxed()
        .toList();
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
