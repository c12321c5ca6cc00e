package ai.chatbot.cli;

import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.usecase.Answer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An answer as it comes, one JSON object on each line (NDJSON). Its {@code type} is {@code start},
 * then {@code model} once it is known which one answers, {@code reasoning} and {@code text} with a
 * piece each, and {@code end}, always the last.
 */
final class AnswerEvents implements AnswerOutput {
  private final Lines out;
  private final EndJson json;

  AnswerEvents(Lines out, EndJson json) {
    this.out = out;
    this.json = json;
    print(json.asked(event("start")));
  }

  @Override
  public void accept(ReplyEvent event) {
    switch (event) {
      case ReplyEvent.AnsweredBy(MessagePart.AnsweredBy by) when !json.isDemo() ->
          print(
              event("model")
                  .put("model", by.model())
                  .put("inferenceId", by.inferenceId())
                  .put("standsIn", by.standsIn()));
      case ReplyEvent.ReasoningDelta(int part, String text) ->
          print(event("reasoning").put("part", part).put("text", text));
      case ReplyEvent.TextDelta(int part, String text) ->
          print(event("text").put("part", part).put("text", text));
      default -> {}
    }
  }

  @Override
  public void end(Answer answer) {
    print(json.ended(event("end"), answer));
  }

  @Override
  public void interrupted() {
    print(json.interrupted(event("end")));
  }

  private static ObjectNode event(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  private void print(ObjectNode object) {
    out.write(object + "\n");
    if (out.isBroken()) {
      throw new BrokenPipe();
    }
  }
}
