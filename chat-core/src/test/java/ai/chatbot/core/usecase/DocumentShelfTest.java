package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.AQuestion.NOON;
import static ai.chatbot.core.contract.People.aGuest;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.Replying;
import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.document.Suggestion;
import ai.chatbot.core.document.SuggestionId;
import ai.chatbot.core.fake.Altered;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.Documents;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.usecase.DocumentShelf.Draft;
import ai.chatbot.core.usecase.DocumentShelf.Saving;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentShelfTest {
  private static final Optional<Integer> NEWEST = Optional.empty();

  private final Stores stores = InMemoryStores.empty(InstantSource.system());
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final DocumentShelf shelf = new DocumentShelf(stores, now::get);
  private final DocumentId essay = new DocumentId(UUID.randomUUID());

  @BeforeEach
  void startWithTwoPeople() {
    Replying.open(stores, AQuestion.by(anna()));
    Replying.open(stores, AQuestion.by(ben()));
  }

  @Test
  void aDocumentIsBegunAndContinued() {
    DocumentVersion first = saved(draft(anna(), Optional.of(0), "Blue."));
    DocumentVersion second = saved(draft(anna(), Optional.of(1), "Bluer."));
    DocumentVersion third = saved(draft(anna(), NEWEST, "Bluest."));

    assertThat(first)
        .isEqualTo(
            DocumentVersion.first(essay, anna().id(), "Sky", DocumentKind.TEXT, "Blue.", NOON));
    assertThat(shelf.versions(anna(), essay)).containsExactly(first, second, third);
    assertThat(third.number()).isEqualTo(3);
  }

  @Test
  void aVersionIsOfAMillisecondAsClientsKnowIt() {
    now.set(NOON.plusNanos(1_999_999));

    assertThat(saved(draft(anna(), NEWEST, "Blue.")).createdAt())
        .isEqualTo(NOON.plusNanos(1_000_000));
  }

  @Test
  void whatWasMadeFromAnOlderVersionIsToldTheNewest() {
    saved(draft(anna(), NEWEST, "Blue."));
    DocumentVersion newest = saved(draft(anna(), NEWEST, "Bluer."));

    assertThat(shelf.save(draft(anna(), Optional.of(1), "Red.")))
        .isEqualTo(new Saving.Stale(newest));
    assertThat(shelf.save(draft(anna(), Optional.of(0), "Red.")))
        .isEqualTo(new Saving.Stale(newest));
    assertThat(shelf.save(draft(anna(), Optional.of(3), "Red.")))
        .isEqualTo(new Saving.Stale(newest));
    assertThat(shelf.versions(anna(), essay)).hasSize(2);
  }

  @Test
  void noVersionFollowsOneOfADocumentThatIsNotThere() {
    assertThat(shelf.save(draft(anna(), Optional.of(1), "Blue."))).isEqualTo(new Saving.Missing());
  }

  @Test
  void somebodyElsesDocumentIsNotContinued() {
    saved(draft(anna(), NEWEST, "Blue."));

    assertThat(shelf.save(draft(ben(), NEWEST, "Red."))).isEqualTo(new Saving.Forbidden());
    assertThat(shelf.save(draft(ben(), Optional.of(0), "Red."))).isEqualTo(new Saving.Forbidden());
    assertThat(shelf.save(draft(ben(), Optional.of(1), "Red."))).isEqualTo(new Saving.Missing());
    assertThat(shelf.versions(anna(), essay)).hasSize(1);
    assertThat(shelf.versions(ben(), essay)).isEmpty();
  }

  @Test
  void whoIsNotKnownHereSavesNothing() {
    assertThat(shelf.save(draft(aGuest(), NEWEST, "Blue."))).isEqualTo(new Saving.Forbidden());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \t", "\u200b", "a\u0000b", "\ud83c"})
  void aTitleIsReadable(String title) {
    assertThat(shelf.save(draft(title, "Blue."))).isEqualTo(new Saving.UnfitTitle(200));
    assertThat(shelf.versions(anna(), essay)).isEmpty();
  }

  @Test
  void aTitleHasAnEnd() {
    assertThat(shelf.save(draft("🌌".repeat(201), "Blue."))).isEqualTo(new Saving.UnfitTitle(200));
    assertThat(saved(draft("🌌".repeat(200), "Blue.")).number()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "\ud83c"})
  void contentIsText(String content) {
    assertThat(shelf.save(draft(anna(), NEWEST, content))).isEqualTo(new Saving.Unreadable());
  }

  @Test
  void contentMayBeEmptyAndHasAnEnd() {
    assertThat(saved(draft(anna(), NEWEST, "")).content()).isEmpty();
    assertThat(saved(draft(anna(), NEWEST, "🌌".repeat(500_000))).number()).isEqualTo(2);
    assertThat(shelf.save(draft(anna(), NEWEST, "🌌".repeat(500_001))))
        .isEqualTo(new Saving.TooLong(500_000));
  }

  @Test
  void whoeverSavesAfterTheNewestTriesAgainWhenSomebodyWasFaster() {
    DocumentShelf slower = shelfWhereOthersAreFaster(2);

    assertThat(slower.save(draft(anna(), NEWEST, "Mine.")))
        .isInstanceOf(Saving.Saved.class)
        .extracting(saving -> ((Saving.Saved) saving).version().number())
        .isEqualTo(3);
  }

  @Test
  void whoeverSavesAfterTheNewestGivesUpWhenSomebodyIsAlwaysFaster() {
    DocumentShelf slower = shelfWhereOthersAreFaster(Integer.MAX_VALUE);

    assertThat(slower.save(draft(anna(), NEWEST, "Mine.")))
        .isEqualTo(new Saving.Stale(shelf.versions(anna(), essay).getLast()));
  }

  @Test
  void whatWasMadeFromAVersionIsStaleWhenSomebodyIsFasterAtTheLastMoment() {
    DocumentShelf slower = shelfWhereOthersAreFaster(1);

    assertThat(slower.save(draft(anna(), Optional.of(0), "Mine.")))
        .isEqualTo(new Saving.Stale(shelf.versions(anna(), essay).getLast()));
    assertThat(shelf.versions(anna(), essay)).hasSize(1);
  }

  @Test
  void theVersionsAfterOneAreDeletedByItsNumber() {
    DocumentVersion first = saved(draft(anna(), NEWEST, "Blue."));
    DocumentVersion second = saved(draft(anna(), NEWEST, "Bluer."));

    assertThat(shelf.deleteAfter(anna(), essay, 1)).contains(List.of(second));
    assertThat(shelf.deleteAfter(anna(), essay, 1)).contains(List.of());
    assertThat(shelf.versions(anna(), essay)).containsExactly(first);
  }

  @Test
  void noVersionIsDeletedAfterOneThatIsNotThere() {
    saved(draft(anna(), NEWEST, "Blue."));
    saved(draft(anna(), NEWEST, "Bluer."));

    assertThat(shelf.deleteAfter(anna(), essay, 0)).isEmpty();
    assertThat(shelf.deleteAfter(anna(), essay, -1)).isEmpty();
    assertThat(shelf.deleteAfter(anna(), essay, 3)).isEmpty();
    assertThat(shelf.deleteAfter(ben(), essay, 1)).isEmpty();
    assertThat(shelf.deleteAfter(ben(), essay, NOON)).isEmpty();
    assertThat(shelf.versions(anna(), essay)).hasSize(2);
  }

  @Test
  void theVersionsAfterAMomentAreDeletedToTheMillisecond() {
    DocumentVersion first =
        DocumentVersion.first(
            essay, anna().id(), "Sky", DocumentKind.TEXT, "Blue.", NOON.plusNanos(999_999));
    stores.documents().add(first);
    now.set(NOON.plusMillis(1));
    DocumentVersion second = saved(draft(anna(), NEWEST, "Bluer."));
    now.set(NOON.plusMillis(2));
    DocumentVersion third = saved(draft(anna(), NEWEST, "Bluest."));

    assertThat(shelf.deleteAfter(anna(), essay, NOON.minusMillis(1))).isEmpty();
    assertThat(shelf.deleteAfter(anna(), essay, NOON.plusMillis(2))).contains(List.of());
    assertThat(shelf.deleteAfter(anna(), essay, NOON.plusMillis(1))).contains(List.of(third));
    assertThat(shelf.deleteAfter(anna(), essay, NOON)).contains(List.of(second));
    assertThat(shelf.versions(anna(), essay)).containsExactly(first);
  }

  @Test
  void suggestionsAreSeenAndResolvedByTheOwnerAlone() {
    saved(draft(anna(), NEWEST, "Blue."));
    Suggestion suggestion =
        new Suggestion(
            new SuggestionId(UUID.randomUUID()), essay, 1, "Blue.", "Azure.", "", false, NOON);
    stores.suggestions().add(anna().id(), List.of(suggestion));

    assertThat(shelf.suggestions(anna(), essay)).containsExactly(suggestion);
    assertThat(shelf.suggestions(ben(), essay)).isEmpty();
    assertThat(shelf.resolve(ben(), suggestion.id())).isFalse();
    assertThat(shelf.resolve(anna(), suggestion.id())).isTrue();
    assertThat(shelf.suggestions(anna(), essay)).containsExactly(suggestion.asResolved());
  }

  /** So many times somebody adds a version just before this shelf does. */
  private DocumentShelf shelfWhereOthersAreFaster(int times) {
    AtomicInteger left = new AtomicInteger(times);
    return new DocumentShelf(
        Altered.stores(
            stores,
            Documents.class,
            documents ->
                Altered.port(
                    Documents.class,
                    documents,
                    "add",
                    arguments -> {
                      if (left.getAndDecrement() > 0) {
                        saved(draft(anna(), NEWEST, "Theirs."));
                      }
                      return documents.add((DocumentVersion) arguments[0]);
                    })),
        now::get);
  }

  private DocumentVersion saved(Draft draft) {
    Saving saving = shelf.save(draft);
    assertThat(saving).isInstanceOf(Saving.Saved.class);
    return ((Saving.Saved) saving).version();
  }

  private Draft draft(User writer, Optional<Integer> after, String content) {
    return new Draft(writer, essay, after, "Sky", DocumentKind.TEXT, content);
  }

  private Draft draft(String title, String content) {
    return new Draft(anna(), essay, NEWEST, title, DocumentKind.TEXT, content);
  }
}
