package ai.chatbot.cli;

import static java.util.stream.Collectors.joining;

import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.reply.MessageAssembler;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.usecase.Answer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An answer as one JSON object at its end. It has every field always; what is not known is null.
 */
final class AnswerJson implements AnswerOutput {
  private final Lines out;
  private final EndJson json;
  private final MessageAssembler answer = new MessageAssembler();

  AnswerJson(Lines out, EndJson json) {
    this.out = out;
    this.json = json;
  }

  @Override
  public void accept(ReplyEvent event) {
    answer.accept(event);
  }

  @Override
  public void end(Answer whole) {
    print(json.ended(said(), whole));
  }

  @Override
  public void interrupted() {
    print(json.interrupted(said()));
  }

  private ObjectNode said() {
    String reasoning = texts(MessagePart.Reasoning.class, MessagePart.Reasoning::text);
    return json.asked(JsonNodeFactory.instance.objectNode())
        .put("answer", texts(MessagePart.Text.class, MessagePart.Text::text))
        .put("reasoning", reasoning.isEmpty() ? null : reasoning);
  }

  private <T extends MessagePart> String texts(Class<T> kind, Function<T, String> text) {
    Stream<T> parts = answer.parts().stream().filter(kind::isInstance).map(kind::cast);
    return parts.map(text).filter(each -> !each.isEmpty()).collect(joining("\n"));
  }

  private void print(ObjectNode object) {
    out.write(object + "\n");
    if (out.isBroken()) {
      throw new BrokenPipe();
    }
  }
}
