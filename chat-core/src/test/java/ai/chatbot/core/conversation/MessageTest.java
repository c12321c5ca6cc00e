package ai.chatbot.core.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.value.Value;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class MessageTest {

  @Test
  void itsTextIsItsWordsAlone() {
    Message message =
        Message.question(
            AQuestion.aMessage(),
            AQuestion.aChat(),
            List.of(
                new MessagePart.StepStart(),
                new MessagePart.Reasoning("Hm", null),
                new MessagePart.Attachment(
                    new AttachmentId(UUID.randomUUID()), "sky.png", "image/png"),
                new MessagePart.Text("Why"),
                new MessagePart.DocumentReference(
                    new DocumentId(UUID.randomUUID()), "Sky", DocumentKind.TEXT),
                MessagePart.ToolUse.called(new ToolCall("c", "t", Value.fields())),
                new MessagePart.Text("blue?")),
            AQuestion.NOON);

    assertThat(message.text()).isEqualTo("Why\nblue?");
  }
}
