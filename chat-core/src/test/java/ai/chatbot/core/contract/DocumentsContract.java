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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link ai.chatbot.core.port.Documents} does. */
@InGoodTime
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
        DocumentVersion.first(
            essay, anna().id(), "Himmel 🌌", kind, "a,b\n\"c\\\",d\n\t<x>\n", NOON);

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
  void versionsAreInTheOrderOfTheirNumbersEvenAtOneMoment() {
    DocumentVersion one = draft(anna(), "Blue.");
    DocumentVersion two = one.next("Bluer.", NOON);
    DocumentVersion three = two.next("Bluest.", NOON);
    DocumentVersion four = three.next("Bluer.", NOON);

    assertThat(Stream.of(one, two, three, four).map(stores.documents()::add)).containsOnly(true);
    assertThat(stores.documents().versions(anna().id(), essay))
        .containsExactly(one, two, three, four)
        .extracting(DocumentVersion::number)
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void aVersionMayChangeTheTitle() {
    stores.documents().add(version(anna(), 1, "Sky"));
    stores.documents().add(version(anna(), 2, "The sky"));

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

    assertThat(stores.documents().add(draft(ben(), "Red."))).isFalse();
    assertThat(stores.documents().add(version(ben(), 2, "Sky"))).isFalse();
    assertThat(stores.documents().versions(anna().id(), essay)).hasSize(1);
    assertThat(stores.documents().versions(ben().id(), essay)).isEmpty();
  }

  @Test
  void aVersionThatSomebodyWasFasterThanIsRefusedAndNotStored() {
    DocumentVersion first = draft(anna(), "Blue.");
    DocumentVersion faster = first.next("Bluer.", NOON);
    stores.documents().add(first);
    stores.documents().add(faster);

    assertThat(stores.documents().add(first.next("Red.", NOON))).isFalse();
    assertThat(stores.documents().versions(anna().id(), essay)).containsExactly(first, faster);
  }

  @Test
  void aDocumentIsBegunOnce() {
    DocumentVersion first = draft(anna(), "Blue.");
    stores.documents().add(first);

    assertThat(stores.documents().add(draft(anna(), "Red."))).isFalse();
    assertThat(stores.documents().add(first)).isFalse();
    assertThat(stores.documents().versions(anna().id(), essay)).containsExactly(first);
  }

  @Test
  void aVersionAfterOneThatIsMissingIsRefusedAndNotStored() {
    DocumentVersion first = draft(anna(), "Blue.");
    stores.documents().add(first);

    assertThat(stores.documents().add(version(anna(), 3, "Sky"))).isFalse();
    assertThat(stores.documents().versions(anna().id(), essay)).containsExactly(first);
  }

  @Test
  void aLaterVersionDoesNotBeginADocumentAndLeavesItsIdFree() {
    assertThat(stores.documents().add(version(anna(), 2, "Sky"))).isFalse();
    assertThat(stores.documents().versions(anna().id(), essay)).isEmpty();

    assertThat(stores.documents().add(draft(ben(), "Blue."))).isTrue();
  }

  @Test
  void ofThoseWhoChangeOneVersionAtOnceOneSucceeds() throws InterruptedException {
    DocumentVersion first = draft(anna(), "Blue.");
    stores.documents().add(first);

    List<Boolean> added =
        AtOnce.all(
            Stream.of("Red.", "Green.", "Grey.", "Black.")
                .map(it -> () -> stores.documents().add(first.next(it, NOON))));

    assertThat(added).containsExactlyInAnyOrder(true, false, false, false);
    assertThat(stores.documents().versions(anna().id(), essay)).hasSize(2).startsWith(first);
  }

  @Test
  void ofThoseWhoBeginADocumentUnderOneIdAtOnceOneSucceeds() throws InterruptedException {
    List<Boolean> added =
        AtOnce.all(Stream.of(anna(), ben(), anna(), ben()).map(this::tryingToBegin));

    assertThat(added).containsExactlyInAnyOrder(true, false, false, false);
    assertThat(
            stores.documents().versions(anna().id(), essay).size()
                + stores.documents().versions(ben().id(), essay).size())
        .isEqualTo(1);
  }

  @Test
  void documentsDoNotMix() {
    DocumentVersion one = draft(anna(), "Blue.");
    DocumentVersion other =
        DocumentVersion.first(
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

  @Test
  void whoIsNotKnownHereKeepsNoDocuments() {
    User stranger = aGuest();

    assertThat(stores.documents().add(draft(stranger, "Blue."))).isFalse();
    assertThat(stores.documents().versions(stranger.id(), essay)).isEmpty();
    assertThat(stores.documents().add(draft(ben(), "Blue."))).isTrue();
  }

  @Test
  void theNewestVersionOfADocumentIsTheLastOneOfThatDocument() {
    DocumentVersion one = draft(anna(), "Blue.");
    DocumentVersion two = one.next("Bluer.", NOON);
    DocumentVersion three = version(anna(), 3, "The sky");
    DocumentVersion other = aDocument(anna());
    Stream.of(one, two, three, other).forEach(stores.documents()::add);

    assertThat(stores.documents().newest(anna().id(), essay)).contains(three);
    assertThat(stores.documents().newest(anna().id(), other.id())).contains(other);

    stores.documents().deleteAfter(anna().id(), essay, 2);

    assertThat(stores.documents().newest(anna().id(), essay)).contains(two);
  }

  @Test
  void whatIsNotTheOwnersHasNoNewestVersion() {
    assertThat(stores.documents().newest(anna().id(), essay)).isEmpty();
    stores.documents().add(draft(anna(), "Blue."));
    stores.documents().add(aDocument(ben()));
    assertThat(stores.documents().newest(anna().id(), essay)).isPresent();

    assertThat(stores.documents().newest(ben().id(), essay)).isEmpty();
    assertThat(stores.documents().newest(aGuest().id(), essay)).isEmpty();
  }

  @Test
  void whoHasNoDocumentsHasNoNewestVersions() {
    stores.documents().add(draft(anna(), "Blue."));

    assertThat(stores.documents().newest(ben().id())).isEmpty();
    assertThat(stores.documents().newest(aGuest().id())).isEmpty();
  }

  @Test
  void newestHasTheLastVersionOfEachDocumentTheOldestDocumentFirst() {
    List<DocumentVersion> others = Stream.generate(() -> aDocument(anna())).limit(6).toList();
    DocumentVersion one = draft(anna(), "Blue.");
    DocumentVersion changed = one.next("Bluer.", NOON);
    stores.documents().add(one);
    others.forEach(stores.documents()::add);
    Stream.of(aDocument(ben()), changed).forEach(stores.documents()::add);

    assertThat(stores.documents().newest(anna().id()))
        .startsWith(changed)
        .endsWith(others.toArray(DocumentVersion[]::new))
        .hasSize(7);
  }

  @Test
  void theVersionsAfterOneAreDeletedOldestFirst() {
    DocumentVersion one = draft(anna(), "Blue.");
    DocumentVersion two = one.next("Bluer.", NOON);
    DocumentVersion three = two.next("Bluest.", NOON);
    DocumentVersion other = aDocument(anna());
    Stream.of(one, two, other, other.next("Green.", NOON), three).forEach(stores.documents()::add);

    assertThat(stores.documents().deleteAfter(anna().id(), essay, 1)).containsExactly(two, three);
    assertThat(stores.documents().versions(anna().id(), essay)).containsExactly(one);
    assertThat(stores.documents().versions(anna().id(), other.id())).hasSize(2);
  }

  @Test
  void afterADeletionTheNextVersionHasTheNextNumber() {
    DocumentVersion one = draft(anna(), "Blue.");
    DocumentVersion two = one.next("Bluer.", NOON);
    Stream.of(one, two, two.next("Bluest.", NOON)).forEach(stores.documents()::add);
    stores.documents().deleteAfter(anna().id(), essay, 2);

    DocumentVersion three = two.next("Grey.", NOON);

    assertThat(stores.documents().add(three)).isTrue();
    assertThat(stores.documents().versions(anna().id(), essay)).containsExactly(one, two, three);
    assertThat(stores.documents().newest(anna().id())).containsExactly(three);
  }

  @Test
  void nothingIsDeletedAfterTheNewestVersionOrAMissingOne() {
    stores.documents().add(draft(anna(), "Blue."));

    assertThat(stores.documents().deleteAfter(anna().id(), essay, 1)).isEmpty();
    assertThat(stores.documents().deleteAfter(anna().id(), essay, 7)).isEmpty();
    assertThat(stores.documents().deleteAfter(anna().id(), aDocument(anna()).id(), 1)).isEmpty();
    assertThat(stores.documents().versions(anna().id(), essay)).hasSize(1);
  }

  @Test
  void theFirstVersionStays() {
    stores.documents().add(draft(anna(), "Blue."));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> stores.documents().deleteAfter(anna().id(), essay, 0))
        .withMessage("number is below 1");
    assertThat(stores.documents().versions(anna().id(), essay)).hasSize(1);
  }

  @Test
  void nobodyElseDeletesVersions() {
    DocumentVersion one = draft(anna(), "Blue.");
    Stream.of(one, one.next("Bluer.", NOON)).forEach(stores.documents()::add);

    assertThat(stores.documents().deleteAfter(ben().id(), essay, 1)).isEmpty();
    assertThat(stores.documents().versions(anna().id(), essay)).hasSize(2);
  }

  @Test
  void ofThoseWhoDeleteTheSameVersionsAtOnceOneDoes() throws InterruptedException {
    DocumentVersion one = draft(anna(), "Blue.");
    Stream.of(one, one.next("Bluer.", NOON)).forEach(stores.documents()::add);

    List<Integer> deleted =
        AtOnce.all(
            Stream.generate(
                    () ->
                        (Callable<Integer>)
                            () -> stores.documents().deleteAfter(anna().id(), essay, 1).size())
                .limit(4));

    assertThat(deleted).containsExactlyInAnyOrder(1, 0, 0, 0);
  }

  private Callable<Boolean> tryingToBegin(User owner) {
    return () -> stores.documents().add(draft(owner, "Blue."));
  }

  private static DocumentVersion aDocument(User owner) {
    DocumentId id = new DocumentId(UUID.randomUUID());
    return DocumentVersion.first(id, owner.id(), "Sea", DocumentKind.TEXT, "Blue too.", NOON);
  }

  private DocumentVersion draft(User owner, String content) {
    return DocumentVersion.first(essay, owner.id(), "Sky", DocumentKind.TEXT, content, NOON);
  }

  private DocumentVersion version(User owner, int number, String title) {
    return new DocumentVersion(essay, owner.id(), number, title, DocumentKind.TEXT, "Blue.", NOON);
  }
}
