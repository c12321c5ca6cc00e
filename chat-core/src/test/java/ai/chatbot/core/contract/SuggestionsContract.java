package ai.chatbot.core.contract;

import static ai.chatbot.core.contract.AQuestion.NOON;
import static ai.chatbot.core.contract.People.aGuest;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.document.Suggestion;
import ai.chatbot.core.document.SuggestionId;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.Stores;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ai.chatbot.core.port.Suggestions} does. */
public abstract class SuggestionsContract {
  private Stores stores;
  private DocumentId annas;
  private DocumentId bens;

  /** Stores in which nothing is kept yet. */
  protected abstract Stores emptyStores();

  @BeforeEach
  void startWithADocumentOfTwoVersionsForEachOfTwoPeople() {
    stores = emptyStores();
    annas = begin(anna());
    bens = begin(ben());
  }

  @Test
  void aDocumentHasNoSuggestionsAtFirst() {
    assertThat(of(anna(), annas)).isEmpty();
    assertThat(of(anna(), new DocumentId(UUID.randomUUID()))).isEmpty();
    assertThat(of(aGuest(), annas)).isEmpty();
  }

  @Test
  void suggestionsComeBackAsTheyWereInTheOrderInWhichTheyCame() {
    Suggestion late = to(annas, 2);
    Suggestion early = to(annas, 1);
    Suggestion third = to(annas, 2);

    assertThat(add(anna(), late, early)).isTrue();
    assertThat(add(anna(), third)).isTrue();
    assertThat(of(anna(), annas)).containsExactly(late, early, third);
  }

  @Test
  void aPassageMayBeStruck() {
    Suggestion strike =
        new Suggestion(aSuggestion(), annas, 1, "\tBlue 🌌.\n", "", "", false, NOON);

    add(anna(), strike);

    assertThat(of(anna(), annas)).containsExactly(strike);
  }

  @Test
  void noneIsAddedOfNone() {
    assertThat(add(anna())).isTrue();
    assertThat(of(anna(), annas)).isEmpty();
  }

  @Test
  void oneAboutAVersionThatIsNotThereKeepsAllOut() {
    assertThat(add(anna(), to(annas, 1), to(annas, 3))).isFalse();
    assertThat(add(anna(), to(new DocumentId(UUID.randomUUID()), 1))).isFalse();
    assertThat(of(anna(), annas)).isEmpty();
  }

  @Test
  void oneAboutSomebodyElsesDocumentKeepsAllOut() {
    assertThat(add(anna(), to(annas, 1), to(bens, 1))).isFalse();
    assertThat(of(anna(), annas)).isEmpty();
    assertThat(of(ben(), bens)).isEmpty();
  }

  @Test
  void oneWithTheIdOfAnotherKeepsAllOut() {
    Suggestion known = to(annas, 1);
    Suggestion twice = to(bens, 1);
    add(anna(), known);
    Suggestion stolen =
        new Suggestion(known.id(), bens, 1, "Blue.", "Red.", "Why not?", false, NOON);

    assertThat(add(ben(), to(bens, 1), stolen)).isFalse();
    assertThat(add(ben(), twice, twice)).isFalse();
    assertThat(of(anna(), annas)).containsExactly(known);
    assertThat(of(ben(), bens)).isEmpty();
  }

  @Test
  void nobodyElseSeesASuggestion() {
    add(anna(), to(annas, 1));
    assertThat(of(anna(), annas)).hasSize(1);

    assertThat(of(ben(), annas)).isEmpty();
  }

  @Test
  void documentsDoNotMix() {
    DocumentId other = begin(anna());
    Suggestion one = to(annas, 1);
    Suggestion another = to(other, 1);

    assertThat(add(anna(), one, another)).isTrue();
    assertThat(of(anna(), annas)).containsExactly(one);
    assertThat(of(anna(), other)).containsExactly(another);
  }

  @Test
  void aSuggestionIsResolvedInItsPlaceAndOnceIsEnough() {
    Suggestion one = to(annas, 1);
    Suggestion other = to(annas, 1);
    add(anna(), one, other);

    assertThat(stores.suggestions().resolve(anna().id(), one.id())).isTrue();
    assertThat(stores.suggestions().resolve(anna().id(), one.id())).isTrue();
    assertThat(of(anna(), annas)).containsExactly(one.asResolved(), other);
  }

  @Test
  void nobodyElseResolvesASuggestion() {
    Suggestion one = to(annas, 1);
    add(anna(), one);

    assertThat(stores.suggestions().resolve(ben().id(), one.id())).isFalse();
    assertThat(stores.suggestions().resolve(anna().id(), aSuggestion())).isFalse();
    assertThat(of(anna(), annas)).containsExactly(one);
  }

  @Test
  void aSuggestionGoesWithItsVersion() {
    Suggestion stays = to(annas, 1);
    Suggestion goes = to(annas, 2);
    Suggestion bensOwn = to(bens, 2);
    add(anna(), goes, stays);
    add(ben(), bensOwn);

    stores.documents().deleteAfter(anna().id(), annas, 1);

    assertThat(of(anna(), annas)).containsExactly(stays);
    assertThat(stores.suggestions().resolve(anna().id(), goes.id())).isFalse();
    assertThat(add(anna(), to(annas, 2))).isFalse();
    assertThat(of(ben(), bens)).containsExactly(bensOwn);
  }

  @Test
  void aSuggestionDoesNotComeBackWithTheNumberOfItsVersion() {
    Suggestion stays = to(annas, 1);
    add(anna(), to(annas, 2), stays);
    stores.documents().deleteAfter(anna().id(), annas, 1);
    DocumentVersion first = stores.documents().newest(anna().id()).getFirst();

    assertThat(stores.documents().add(first.next("Grey.", NOON))).isTrue();

    assertThat(of(anna(), annas)).containsExactly(stays);
  }

  @Test
  void ofThoseWhoAddOneSuggestionAtOnceOneSucceeds() throws InterruptedException {
    Suggestion one = to(annas, 1);

    List<Boolean> added =
        AtOnce.all(Collections.<Callable<Boolean>>nCopies(4, () -> add(anna(), one)).stream());

    assertThat(added).containsExactlyInAnyOrder(true, false, false, false);
    assertThat(of(anna(), annas)).containsExactly(one);
  }

  private DocumentId begin(User owner) {
    Replying.open(stores, AQuestion.by(owner));
    DocumentId id = new DocumentId(UUID.randomUUID());
    DocumentVersion first =
        DocumentVersion.first(id, owner.id(), "Sky", DocumentKind.TEXT, "Blue.", NOON);
    assertThat(Stream.of(first, first.next("Bluer.", NOON))).allMatch(stores.documents()::add);
    return id;
  }

  private boolean add(User owner, Suggestion... suggestions) {
    return stores.suggestions().add(owner.id(), List.of(suggestions));
  }

  private List<Suggestion> of(User owner, DocumentId document) {
    return stores.suggestions().of(owner.id(), document);
  }

  private static Suggestion to(DocumentId document, int version) {
    return new Suggestion(
        aSuggestion(), document, version, "Blue.", "Azure.", "A finer word.", false, NOON);
  }

  private static SuggestionId aSuggestion() {
    return new SuggestionId(UUID.randomUUID());
  }
}
