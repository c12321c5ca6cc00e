package ai.chatbot.cli;

import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyFailure;
import ai.chatbot.core.usecase.Answer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** How an answer came about, as fields of a JSON object. What is not known is null. */
final class EndJson {
  private final Advice advice;
  private final boolean demo;

  EndJson(Advice advice, boolean demo) {
    this.advice = advice;
    this.demo = demo;
  }

  boolean isDemo() {
    return demo;
  }

  /** Who is asked. */
  ObjectNode asked(ObjectNode json) {
    return json.put("model", advice.asked().value()).put("demo", demo);
  }

  /** The answer came to its end. */
  ObjectNode ended(ObjectNode json, Answer whole) {
    unknown(json);
    whole.route().filter(route -> !demo).ifPresent(route -> credit(json, route));
    switch (whole.end()) {
      case ReplyEnd.Finished(StopReason reason) -> json.put("finishReason", word(reason));
      case ReplyEnd.Failed(ReplyFailure failure) -> json.set("failure", failure(failure, whole));
      case ReplyEnd.Stopped it -> json.set("failure", interruption());
      case ReplyEnd.Interrupted it -> json.set("failure", interruption());
    }
    return json.set("usage", usage(whole.usage()));
  }

  /** The answer was stopped from outside. */
  ObjectNode interrupted(ObjectNode json) {
    unknown(json);
    return json.set("failure", interruption());
  }

  private static void unknown(ObjectNode json) {
    json.putNull("generation").putNull("inferenceId").putNull("finishReason");
    json.putNull("failure").putNull("usage");
  }

  private static void credit(ObjectNode json, Route route) {
    json.put("generation", route.generation().name()).put("inferenceId", route.inferenceId());
  }

  private ObjectNode failure(ReplyFailure failure, Answer whole) {
    return object()
        .put("code", word(failure))
        .put("advice", advice.of(whole))
        .put("words", Advice.words(whole));
  }

  private static ObjectNode interruption() {
    return object().put("code", "interrupted").put("advice", "It was stopped.").put("words", "");
  }

  private static ObjectNode usage(TokenUsage usage) {
    return object()
        .put("input", usage.input())
        .put("output", usage.output())
        .put("cacheRead", usage.cacheRead())
        .put("cacheWrite", usage.cacheWrite());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
