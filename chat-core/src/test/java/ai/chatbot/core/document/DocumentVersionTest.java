package ai.chatbot.core.document;

import static ai.chatbot.core.contract.AQuestion.NOON;
import static ai.chatbot.core.contract.People.anna;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;

final class DocumentVersionTest {
  private final DocumentId essay = new DocumentId(UUID.randomUUID());

  @Test
  void theNextVersionIsOfTheSameDocumentWithOtherContent() {
    DocumentVersion first =
        DocumentVersion.first(essay, anna().id(), "Sky", DocumentKind.TEXT, "Blue.", NOON);

    assertThat(first.number()).isEqualTo(1);
    assertThat(first.next("Bluer.", NOON.plusSeconds(1)))
        .isEqualTo(
            new DocumentVersion(
                essay, anna().id(), 2, "Sky", DocumentKind.TEXT, "Bluer.", NOON.plusSeconds(1)));
  }

  @Test
  void numbersBeginAtOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new DocumentVersion(essay, anna().id(), 0, "", DocumentKind.TEXT, "", NOON))
        .withMessage("number is below 1");
  }
}
