package ai.chatbot.core.contract;

import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static java.util.Comparator.comparingInt;

import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.Documents;
import ai.chatbot.core.port.Stores;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can be wrong with {@link Documents}. */
interface BrokenDocuments extends Documents, BrokenStore<Documents> {

  /** That version as the one after the newest, whatever its number. */
  default DocumentVersion asTheNext(DocumentVersion version) {
    return numbered(correct().versions(version.owner(), version.id()).size() + 1, version);
  }

  /** That version under another number. */
  static DocumentVersion numbered(int number, DocumentVersion it) {
    return new DocumentVersion(
        it.id(), it.owner(), number, it.title(), it.kind(), it.content(), it.createdAt());
  }

  /** That version as another's. */
  static DocumentVersion of(UserId owner, DocumentVersion it) {
    return new DocumentVersion(
        it.id(), owner, it.number(), it.title(), it.kind(), it.content(), it.createdAt());
  }

  @CaughtBy({
    "versionsAreInTheOrderOfTheirNumbersEvenAtOneMoment",
    "aVersionMayChangeTheTitle",
    "ofThoseWhoChangeOneVersionAtOnceOneSucceeds"
  })
  interface OverwritesInsteadOfAdding extends BrokenDocuments {
    @Override
    default List<DocumentVersion> versions(UserId owner, DocumentId document) {
      List<DocumentVersion> all = correct().versions(owner, document);
      return all.subList(Math.max(0, all.size() - 1), all.size());
    }
  }

  @CaughtBy("versionsAreInTheOrderOfTheirNumbersEvenAtOneMoment")
  interface NewestFirst extends BrokenDocuments {
    @Override
    default List<DocumentVersion> versions(UserId owner, DocumentId document) {
      return correct().versions(owner, document).reversed();
    }
  }

  @CaughtBy({"nobodyElseSeesADocument", "nobodyElseAddsAVersion"})
  interface ShowsAnnasDocumentsToEverybody extends BrokenDocuments {
    @Override
    default List<DocumentVersion> versions(UserId owner, DocumentId document) {
      return correct().versions(anna().id(), document);
    }
  }

  @CaughtBy("somebodyUnknownHasNoDocuments")
  interface ShowsAnnasDocumentsToStrangers extends BrokenDocuments {
    @Override
    default List<DocumentVersion> versions(UserId owner, DocumentId document) {
      return correct().versions(owner.equals(ben().id()) ? owner : anna().id(), document);
    }
  }

  @CaughtBy("aDocumentThatIsNotThereHasNoVersions")
  interface HasAnEmptyVersionOfEverything extends BrokenDocuments {
    @Override
    default List<DocumentVersion> versions(UserId owner, DocumentId document) {
      List<DocumentVersion> all = correct().versions(owner, document);
      return all.isEmpty()
          ? List.of(
              DocumentVersion.first(document, owner, "", DocumentKind.TEXT, "", AQuestion.NOON))
          : all;
    }
  }

  @CaughtBy({"aVersionThatSomebodyWasFasterThanIsRefusedAndNotStored", "aDocumentIsBegunOnce"})
  interface AcceptsAStaleVersion extends BrokenDocuments {
    @Override
    default boolean add(DocumentVersion version) {
      return correct().add(version) || correct().add(asTheNext(version));
    }
  }

  @CaughtBy({"aVersionThatSomebodyWasFasterThanIsRefusedAndNotStored", "aDocumentIsBegunOnce"})
  interface StoresAStaleVersionThoughItRefusesIt extends BrokenDocuments {
    @Override
    default boolean add(DocumentVersion version) {
      boolean added = correct().add(version);
      if (!added) {
        correct().add(asTheNext(version));
      }
      return added;
    }
  }

  @CaughtBy("aDocumentIsBegunOnce")
  interface AcceptsTheSameVersionTwice extends BrokenDocuments {
    @Override
    default boolean add(DocumentVersion version) {
      return correct().add(version)
          || correct().versions(version.owner(), version.id()).contains(version);
    }
  }

  @CaughtBy("aVersionAfterOneThatIsMissingIsRefusedAndNotStored")
  interface AcceptsAGap extends BrokenDocuments {
    @Override
    default boolean add(DocumentVersion version) {
      DocumentVersion next = asTheNext(version);
      return correct().add(next.number() < version.number() ? next : version);
    }
  }

  @CaughtBy("aLaterVersionDoesNotBeginADocumentAndLeavesItsIdFree")
  interface BeginsADocumentWithALaterVersion extends BrokenDocuments {
    @Override
    default boolean add(DocumentVersion version) {
      DocumentVersion next = asTheNext(version);
      return correct().add(next.number() == 1 ? next : version);
    }
  }

  @CaughtBy({
    "aLaterVersionDoesNotBeginADocumentAndLeavesItsIdFree",
    "whoIsNotKnownHereKeepsNoDocuments"
  })
  interface TakesTheIdOfWhatItRefuses extends BrokenDocuments {
    Set<DocumentId> TAKEN = ConcurrentHashMap.newKeySet();

    @Override
    default boolean add(DocumentVersion version) {
      boolean added = !TAKEN.contains(version.id()) && correct().add(version);
      if (!added) {
        TAKEN.add(version.id());
      }
      return added;
    }
  }

  @CaughtBy("nobodyElseAddsAVersion")
  interface LetsSomebodyElseWrite extends BrokenDocuments {
    @Override
    default boolean add(DocumentVersion version) {
      return correct().add(version)
          || (!version.owner().equals(anna().id())
              && correct().add(asTheNext(of(anna().id(), version))));
    }
  }

  @CaughtBy("whoIsNotKnownHereKeepsNoDocuments")
  interface TakesInWhomItDoesNotKnow extends BrokenDocuments {
    @Override
    default boolean add(DocumentVersion version) {
      takeIn(version.owner());
      return correct().add(version);
    }
  }

  @CaughtBy({
    "ofThoseWhoChangeOneVersionAtOnceOneSucceeds",
    "ofThoseWhoBeginADocumentUnderOneIdAtOnceOneSucceeds"
  })
  interface LooksAndThenWrites extends BrokenDocuments {
    @Override
    default boolean add(DocumentVersion version) {
      boolean next = asTheNext(version).number() == version.number();
      dawdle();
      return next && (correct().add(version) || correct().add(asTheNext(version)));
    }
  }

  @CaughtBy("everyKindOfDocumentComesBackAsItWas")
  interface TakesEverythingForText extends BrokenDocuments {
    @Override
    default boolean add(DocumentVersion it) {
      return correct()
          .add(
              new DocumentVersion(
                  it.id(),
                  it.owner(),
                  it.number(),
                  it.title(),
                  DocumentKind.TEXT,
                  it.content(),
                  it.createdAt()));
    }
  }

  @CaughtBy("everyKindOfDocumentComesBackAsItWas")
  interface StripsWhatIsWritten extends BrokenDocuments {
    @Override
    default boolean add(DocumentVersion it) {
      return correct()
          .add(
              new DocumentVersion(
                  it.id(),
                  it.owner(),
                  it.number(),
                  it.title(),
                  it.kind(),
                  it.content().strip(),
                  it.createdAt()));
    }
  }

  @CaughtBy("anEmptyDocumentIsKept")
  interface DropsAnEmptyDocument extends BrokenDocuments {
    @Override
    default boolean add(DocumentVersion version) {
      return version.content().isEmpty() || correct().add(version);
    }
  }

  @CaughtBy("aVersionMayChangeTheTitle")
  interface KeepsTheFirstTitle extends BrokenDocuments {
    @Override
    default List<DocumentVersion> versions(UserId owner, DocumentId document) {
      List<DocumentVersion> all = correct().versions(owner, document);
      return all.stream().map(it -> titled(all.getFirst().title(), it)).toList();
    }

    private static DocumentVersion titled(String title, DocumentVersion it) {
      return new DocumentVersion(
          it.id(), it.owner(), it.number(), title, it.kind(), it.content(), it.createdAt());
    }
  }

  @CaughtBy("documentsDoNotMix")
  interface MixesDocuments extends BrokenDocuments {
    Set<DocumentId> ALL = ConcurrentHashMap.newKeySet();

    @Override
    default boolean add(DocumentVersion version) {
      ALL.add(version.id());
      return correct().add(version);
    }

    @Override
    default List<DocumentVersion> versions(UserId owner, DocumentId document) {
      return Stream.concat(Stream.of(document), ALL.stream())
          .distinct()
          .flatMap(it -> correct().versions(owner, it).stream())
          .toList();
    }
  }

  @CaughtBy("theNewestVersionOfADocumentIsTheLastOneOfThatDocument")
  interface TakesTheFirstOfADocumentForTheNewest extends BrokenDocuments {
    @Override
    default Optional<DocumentVersion> newest(UserId owner, DocumentId document) {
      return correct().versions(owner, document).stream().findFirst();
    }
  }

  @CaughtBy("theNewestVersionOfADocumentIsTheLastOneOfThatDocument")
  interface KeepsTheNumberOfADeletedVersion extends BrokenDocuments {
    Set<DocumentId> CUT = ConcurrentHashMap.newKeySet();

    @Override
    default Optional<DocumentVersion> newest(UserId owner, DocumentId document) {
      return correct()
          .newest(owner, document)
          .map(it -> CUT.contains(document) ? numbered(it.number() + 1, it) : it);
    }

    @Override
    default List<DocumentVersion> deleteAfter(UserId owner, DocumentId document, int number) {
      CUT.add(document);
      return correct().deleteAfter(owner, document, number);
    }
  }

  @CaughtBy({
    "theNewestVersionOfADocumentIsTheLastOneOfThatDocument",
    "whatIsNotTheOwnersHasNoNewestVersion"
  })
  interface TakesTheOwnersNewestForTheDocuments extends BrokenDocuments {
    @Override
    default Optional<DocumentVersion> newest(UserId owner, DocumentId document) {
      return correct().newest(owner).stream().reduce((earlier, later) -> later);
    }
  }

  @CaughtBy("whatIsNotTheOwnersHasNoNewestVersion")
  interface ShowsAnnasNewestVersionToEverybody extends BrokenDocuments {
    @Override
    default Optional<DocumentVersion> newest(UserId owner, DocumentId document) {
      return correct().newest(anna().id(), document);
    }
  }

  @CaughtBy("whoHasNoDocumentsHasNoNewestVersions")
  interface ShowsAnnasNewestVersionsToEverybody extends BrokenDocuments {
    @Override
    default List<DocumentVersion> newest(UserId owner) {
      return correct().newest(anna().id());
    }
  }

  @CaughtBy({
    "newestHasTheLastVersionOfEachDocumentTheOldestDocumentFirst",
    "afterADeletionTheNextVersionHasTheNextNumber"
  })
  interface TakesTheFirstVersionForTheNewest extends BrokenDocuments {
    @Override
    default List<DocumentVersion> newest(UserId owner) {
      return correct().newest(owner).stream()
          .map(it -> correct().versions(owner, it.id()).getFirst())
          .toList();
    }
  }

  @CaughtBy({
    "newestHasTheLastVersionOfEachDocumentTheOldestDocumentFirst",
    "afterADeletionTheNextVersionHasTheNextNumber"
  })
  interface TakesEveryVersionForTheNewest extends BrokenDocuments {
    @Override
    default List<DocumentVersion> newest(UserId owner) {
      return correct().newest(owner).stream()
          .flatMap(it -> correct().versions(owner, it.id()).stream())
          .toList();
    }
  }

  @CaughtBy("newestHasTheLastVersionOfEachDocumentTheOldestDocumentFirst")
  interface NewestDocumentFirst extends BrokenDocuments {
    @Override
    default List<DocumentVersion> newest(UserId owner) {
      return correct().newest(owner).reversed();
    }
  }

  @CaughtBy("newestHasTheLastVersionOfEachDocumentTheOldestDocumentFirst")
  interface ChangedDocumentsLast extends BrokenDocuments {
    @Override
    default List<DocumentVersion> newest(UserId owner) {
      return correct().newest(owner).stream()
          .sorted(comparingInt(DocumentVersion::number))
          .toList();
    }
  }

  @CaughtBy({
    "theVersionsAfterOneAreDeletedOldestFirst",
    "afterADeletionTheNextVersionHasTheNextNumber",
    "ofThoseWhoDeleteTheSameVersionsAtOnceOneDoes"
  })
  interface KeepsWhatItSaysItDeleted extends BrokenDocuments {
    @Override
    default List<DocumentVersion> deleteAfter(UserId owner, DocumentId document, int number) {
      return correct().versions(owner, document).stream()
          .filter(version -> version.number() > number)
          .toList();
    }
  }

  @CaughtBy("theVersionsAfterOneAreDeletedOldestFirst")
  interface SaysWhatItDeletedNewestFirst extends BrokenDocuments {
    @Override
    default List<DocumentVersion> deleteAfter(UserId owner, DocumentId document, int number) {
      return correct().deleteAfter(owner, document, number).reversed();
    }
  }

  @CaughtBy("theVersionsAfterOneAreDeletedOldestFirst")
  interface DeletesVersionsOfEveryDocument extends BrokenDocuments {
    @Override
    default List<DocumentVersion> deleteAfter(UserId owner, DocumentId document, int number) {
      List<DocumentVersion> gone = correct().deleteAfter(owner, document, number);
      correct().newest(owner).forEach(it -> correct().deleteAfter(owner, it.id(), number));
      return gone;
    }
  }

  @CaughtBy("afterADeletionTheNextVersionHasTheNextNumber")
  interface DeletesThatVersionToo extends BrokenDocuments {
    @Override
    default List<DocumentVersion> deleteAfter(UserId owner, DocumentId document, int number) {
      return correct().deleteAfter(owner, document, number > 1 ? number - 1 : number);
    }
  }

  @CaughtBy("afterADeletionTheNextVersionHasTheNextNumber")
  interface NeverGivesANumberAgain extends BrokenDocuments {
    Set<DocumentVersion> GONE = ConcurrentHashMap.newKeySet();

    @Override
    default boolean add(DocumentVersion version) {
      return GONE.stream().noneMatch(it -> isTheSame(it, version)) && correct().add(version);
    }

    @Override
    default List<DocumentVersion> deleteAfter(UserId owner, DocumentId document, int number) {
      List<DocumentVersion> gone = correct().deleteAfter(owner, document, number);
      GONE.addAll(gone);
      return gone;
    }

    private static boolean isTheSame(DocumentVersion one, DocumentVersion other) {
      return one.id().equals(other.id()) && one.number() == other.number();
    }
  }

  @CaughtBy("nothingIsDeletedAfterTheNewestVersionOrAMissingOne")
  interface SaysThatItDeletedTheNewest extends BrokenDocuments {
    @Override
    default List<DocumentVersion> deleteAfter(UserId owner, DocumentId document, int number) {
      List<DocumentVersion> gone = correct().deleteAfter(owner, document, number);
      return gone.isEmpty() ? correct().versions(owner, document) : gone;
    }
  }

  @CaughtBy("theFirstVersionStays")
  interface TakesNoneForTheFirst extends BrokenDocuments {
    @Override
    default List<DocumentVersion> deleteAfter(UserId owner, DocumentId document, int number) {
      return correct().deleteAfter(owner, document, Math.max(number, 1));
    }
  }

  @CaughtBy("nobodyElseDeletesVersions")
  interface LetsSomebodyElseDelete extends BrokenDocuments {
    @Override
    default List<DocumentVersion> deleteAfter(UserId owner, DocumentId document, int number) {
      return correct().deleteAfter(anna().id(), document, number);
    }
  }

  @CaughtBy("ofThoseWhoDeleteTheSameVersionsAtOnceOneDoes")
  interface LooksAndThenDeletes extends BrokenDocuments {
    @Override
    default List<DocumentVersion> deleteAfter(UserId owner, DocumentId document, int number) {
      List<DocumentVersion> all = correct().versions(owner, document);
      dawdle();
      correct().deleteAfter(owner, document, number);
      return all.stream().filter(version -> version.number() > number).toList();
    }
  }

  @ExtendWith(FaultOfTheRun.class)
  final class Contract extends DocumentsContract {
    private final Fault fault;

    Contract(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected Stores emptyStores() {
      return fault.in(InMemoryStores.empty(InstantSource.system()));
    }
  }
}
