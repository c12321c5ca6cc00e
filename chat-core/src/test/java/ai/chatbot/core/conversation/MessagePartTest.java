package ai.chatbot.core.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessagePartTest {

  @Test
  void anAttachmentHasANameOfAtMost255Characters() {
    assertThat(named("x".repeat(255)).name()).hasSize(255);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named("x".repeat(256)))
        .withMessage("name is longer than 255");
    assertThatIllegalArgumentException().isThrownBy(() -> named(" ")).withMessage("name is blank");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image/png",
        "image/svg+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
      })
  void mediaTypesAreKept(String mediaType) {
    assertThat(of(mediaType).mediaType()).isEqualTo(mediaType);
  }

  @Test
  void aMediaTypeIsInLowerCase() {
    assertThat(of("Image/PNG").mediaType()).isEqualTo("image/png");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "png",
        "image/",
        "/png",
        "image/png; charset=x",
        "image/p ng",
        "a/b/c",
        "image/png\n"
      })
  void whatIsNoMediaTypeIsRefused(String mediaType) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(mediaType))
        .withMessage("not a media type");
  }

  private static MessagePart.Attachment named(String name) {
    return new MessagePart.Attachment(new AttachmentId(UUID.randomUUID()), name, "image/png");
  }

  private static MessagePart.Attachment of(String mediaType) {
    return new MessagePart.Attachment(new AttachmentId(UUID.randomUUID()), "sky.png", mediaType);
  }
}
