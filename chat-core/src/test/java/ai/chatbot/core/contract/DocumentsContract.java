package ai.chatbot.core.contract;

import static ai.chatbot.core.contract.AQuestion.NOON;
import static ai.chatbot.core.contract.People.aGuest;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.Stores;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link ai.chatbot.core.port.Documents} does. */
public abstract class DocumentsContract {
  private final DocumentId essay = new DocumentId(UUID.randomUUID());
  private Stores stores;

  /** Stores in which nothing is kept yet. */
  protected abstract Stores emptyStores();

  @BeforeEach
  void startWithTwoPeople() {
    stores = emptyStores();
    Replying.open(stores, AQuestion.by(anna()));
    Replying.open(stores, AQuestion.by(ben()));
  }

  @Test
  void aDocumentThatIsNotThereHasNoVersions() {
    assertThat(stores.documents().versions(anna().id(), essay)).isEmpty();
  }

  @Test
  void somebodyUnknownHasNoDocuments() {
    stores.documents().add(draft(anna(), "Blue."));

    assertThat(stores.documents().versions(aGuest().id(), essay)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyKindOfDocumentComesBackAsItWas(DocumentKind kind) {
    DocumentVersion version =
        new DocumentVersion(essay, anna().id(), "Himmel 🌌", kind, "a,b\n\"c\\\",d\n\t<x>\n", NOON);

    stores.documents().add(version);

    assertThat(stores.documents().versions(anna().id(), essay)).containsExactly(version);
  }

  @Test
  void anEmptyDocumentIsKept() {
    DocumentVersion empty = draft(anna(), "");

    stores.documents().add(empty);

    assertThat(stores.documents().versions(anna().id(), essay)).containsExactly(empty);
  }

  @Test
  void versionsAreInTheOrderInWhichTheyWereAddedEvenAtOneMoment() {
    List<DocumentVersion> drafts =
        Stream.of("Blue.", "Bluer.", "Bluest.", "Bluer.").map(it -> draft(anna(), it)).toList();

    drafts.forEach(stores.documents()::add);

    assertThat(stores.documents().versions(anna().id(), essay)).containsExactlyElementsOf(drafts);
  }

  @Test
  void aVersionMayChangeTheTitle() {
    stores.documents().add(version(anna(), "Sky", "Blue.", NOON));
    stores.documents().add(version(anna(), "The sky", "Blue.", NOON.plusSeconds(1)));

    assertThat(stores.documents().versions(anna().id(), essay))
        .extracting(DocumentVersion::title)
        .containsExactly("Sky", "The sky");
  }

  @Test
  void nobodyElseSeesADocument() {
    stores.documents().add(draft(anna(), "Blue."));
    assertThat(stores.documents().versions(anna().id(), essay)).hasSize(1);

    assertThat(stores.documents().versions(ben().id(), essay)).isEmpty();
  }

  @Test
  void nobodyElseAddsAVersion() {
    stores.documents().add(draft(anna(), "Blue."));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> stores.documents().add(draft(ben(), "Red.")))
        .withMessage("the document is somebody else's");
    assertThat(stores.documents().versions(anna().id(), essay)).hasSize(1);
    assertThat(stores.documents().versions(ben().id(), essay)).isEmpty();
  }

  @Test
  void ofTwoWhoBeginADocumentUnderOneIdAtOnceOneSucceeds() throws InterruptedException {
    List<Boolean> added =
        AtOnce.all(Stream.of(anna(), ben(), anna(), ben()).map(this::tryingToBegin));

    assertThat(added).containsExactlyInAnyOrder(true, true, false, false);
    assertThat(
            stores.documents().versions(anna().id(), essay).size()
                + stores.documents().versions(ben().id(), essay).size())
        .isEqualTo(2);
  }

  @Test
  void documentsDoNotMix() {
    DocumentVersion one = draft(anna(), "Blue.");
    DocumentVersion other =
        new DocumentVersion(
            new DocumentId(UUID.randomUUID()),
            anna().id(),
            "Sea",
            DocumentKind.TEXT,
            "Blue too.",
            NOON);

    stores.documents().add(one);
    stores.documents().add(other);

    assertThat(stores.documents().versions(anna().id(), essay)).containsExactly(one);
    assertThat(stores.documents().versions(anna().id(), other.id())).containsExactly(other);
  }

  private Callable<Boolean> tryingToBegin(User owner) {
    return () -> {
      try {
        stores.documents().add(draft(owner, "Blue."));
        return true;
      } catch (IllegalArgumentException somebodyElses) {
        return false;
      }
    };
  }

  private DocumentVersion draft(User owner, String content) {
    return version(owner, "Sky", content, NOON);
  }

  private DocumentVersion version(User owner, String title, String content, Instant at) {
    return new DocumentVersion(essay, owner.id(), title, DocumentKind.TEXT, content, at);
  }
}
