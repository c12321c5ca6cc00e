package ai.chatbot.cli;

import static java.util.stream.Collectors.joining;

import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.reply.MessageAssembler;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyFailure;
import ai.chatbot.core.usecase.Answer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An answer as one JSON object at its end. It has every field always; what is not known is null.
 */
final class AnswerJson implements AnswerOutput {
  private final Lines out;
  private final Advice advice;
  private final boolean demo;
  private final MessageAssembler answer = new MessageAssembler();

  AnswerJson(Lines out, Advice advice, boolean demo) {
    this.out = out;
    this.advice = advice;
    this.demo = demo;
  }

  @Override
  public void accept(ReplyEvent event) {
    answer.accept(event);
  }

  @Override
  public void end(Answer whole) {
    ObjectNode json = said();
    whole.route().filter(route -> !demo).ifPresent(route -> credit(json, route));
    switch (whole.end()) {
      case ReplyEnd.Finished(StopReason reason) -> json.put("finishReason", word(reason));
      case ReplyEnd.Failed(ReplyFailure failure) -> json.set("failure", failure(failure, whole));
      case ReplyEnd.Stopped it -> json.set("failure", interruption());
      case ReplyEnd.Interrupted it -> json.set("failure", interruption());
    }
    json.set("usage", usage(whole.usage()));
    print(json);
  }

  @Override
  public void interrupted() {
    ObjectNode json = said();
    json.set("failure", interruption());
    print(json);
  }

  private ObjectNode said() {
    String reasoning = texts(MessagePart.Reasoning.class, MessagePart.Reasoning::text);
    ObjectNode json =
        object()
            .put("model", advice.asked().value())
            .putNull("generation")
            .putNull("inferenceId")
            .put("demo", demo)
            .put("answer", texts(MessagePart.Text.class, MessagePart.Text::text))
            .put("reasoning", reasoning.isEmpty() ? null : reasoning);
    return json.putNull("finishReason").putNull("failure").putNull("usage");
  }

  private <T extends MessagePart> String texts(Class<T> kind, Function<T, String> text) {
    Stream<T> parts = answer.parts().stream().filter(kind::isInstance).map(kind::cast);
    return parts.map(text).filter(each -> !each.isEmpty()).collect(joining("\n"));
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

  private void print(ObjectNode json) {
    out.write(json + "\n");
    if (out.isBroken()) {
      throw new BrokenPipe();
    }
  }
}
