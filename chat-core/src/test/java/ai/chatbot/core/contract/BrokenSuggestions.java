package ai.chatbot.core.contract;

import static ai.chatbot.core.contract.AQuestion.NOON;
import static ai.chatbot.core.contract.People.anna;
import static ai.chatbot.core.contract.People.ben;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.Suggestion;
import ai.chatbot.core.document.SuggestionId;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.Suggestions;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can be wrong with {@link Suggestions}. */
interface BrokenSuggestions extends Suggestions, BrokenStore<Suggestions> {

  /** All suggestions to all of that owner's documents. */
  default Stream<Suggestion> all(UserId owner) {
    return stores().documents().newest(owner).stream()
        .flatMap(version -> correct().of(owner, version.id()).stream());
  }

  /** The suggestions to that document, each changed. */
  default List<Suggestion> changed(
      UserId owner, DocumentId document, UnaryOperator<Suggestion> change) {
    return correct().of(owner, document).stream().map(change).toList();
  }

  /** Adds those one by one; are all there that are wanted? */
  default boolean addEach(
      UserId owner, List<Suggestion> suggestions, Predicate<Boolean> isAllRight) {
    List<Boolean> added =
        suggestions.stream().map(each -> correct().add(owner, List.of(each))).toList();
    return added.stream().allMatch(isAllRight);
  }

  /** That suggestion about another passage, and resolved or not. */
  static Suggestion with(String original, boolean resolved, Suggestion it) {
    return new Suggestion(
        it.id(),
        it.document(),
        it.version(),
        original,
        it.suggested(),
        it.description(),
        resolved,
        it.createdAt());
  }

  @CaughtBy({"aDocumentHasNoSuggestionsAtFirst", "noneIsAddedOfNone"})
  interface HasAFirstSuggestionOfItsOwn extends BrokenSuggestions {
    @Override
    default List<Suggestion> of(UserId owner, DocumentId document) {
      List<Suggestion> all = correct().of(owner, document);
      return all.isEmpty() ? List.of(own(document)) : all;
    }

    private static Suggestion own(DocumentId document) {
      SuggestionId id = new SuggestionId(UUID.randomUUID());
      return new Suggestion(id, document, 1, "Blue.", "Red.", "Why not?", false, NOON);
    }
  }

  @CaughtBy({
    "suggestionsComeBackAsTheyWereInTheOrderInWhichTheyCame",
    "aSuggestionIsResolvedInItsPlaceAndOnceIsEnough"
  })
  interface LatestFirst extends BrokenSuggestions {
    @Override
    default List<Suggestion> of(UserId owner, DocumentId document) {
      return correct().of(owner, document).reversed();
    }
  }

  @CaughtBy("suggestionsComeBackAsTheyWereInTheOrderInWhichTheyCame")
  interface OrdersByVersion extends BrokenSuggestions {
    @Override
    default List<Suggestion> of(UserId owner, DocumentId document) {
      return correct().of(owner, document).stream()
          .sorted(comparingInt(Suggestion::version))
          .toList();
    }
  }

  @CaughtBy("aPassageMayBeStruck")
  interface StripsPassages extends BrokenSuggestions {
    @Override
    default List<Suggestion> of(UserId owner, DocumentId document) {
      return changed(owner, document, it -> with(it.original().strip(), it.resolved(), it));
    }
  }

  @CaughtBy("aPassageMayBeStruck")
  interface DropsWhatStrikes extends BrokenSuggestions {
    @Override
    default boolean add(UserId owner, List<Suggestion> suggestions) {
      return correct()
          .add(owner, suggestions.stream().filter(it -> !it.suggested().isEmpty()).toList());
    }
  }

  @CaughtBy("noneIsAddedOfNone")
  interface RefusesNone extends BrokenSuggestions {
    @Override
    default boolean add(UserId owner, List<Suggestion> suggestions) {
      return !suggestions.isEmpty() && correct().add(owner, suggestions);
    }
  }

  @CaughtBy({
    "oneAboutAVersionThatIsNotThereKeepsAllOut",
    "oneAboutSomebodyElsesDocumentKeepsAllOut",
    "oneWithTheIdOfAnotherKeepsAllOut"
  })
  interface KeepsThoseBeforeTheOneThatItRefuses extends BrokenSuggestions {
    @Override
    default boolean add(UserId owner, List<Suggestion> suggestions) {
      return addEach(owner, suggestions, added -> added);
    }
  }

  @CaughtBy({
    "oneAboutAVersionThatIsNotThereKeepsAllOut",
    "oneAboutSomebodyElsesDocumentKeepsAllOut",
    "oneWithTheIdOfAnotherKeepsAllOut",
    "aSuggestionGoesWithItsVersion",
    "ofThoseWhoAddOneSuggestionAtOnceOneSucceeds"
  })
  interface PassesOverWhatItRefuses extends BrokenSuggestions {
    @Override
    default boolean add(UserId owner, List<Suggestion> suggestions) {
      return addEach(owner, suggestions, any -> true);
    }
  }

  @CaughtBy("oneAboutSomebodyElsesDocumentKeepsAllOut")
  interface LetsAnybodySuggest extends BrokenSuggestions {
    @Override
    default boolean add(UserId owner, List<Suggestion> suggestions) {
      return correct().add(owner, suggestions)
          || suggestions.stream().map(List::of).allMatch(this::addAsItsOwner);
    }

    private boolean addAsItsOwner(List<Suggestion> one) {
      return correct().add(anna().id(), one) || correct().add(ben().id(), one);
    }
  }

  @CaughtBy({"oneWithTheIdOfAnotherKeepsAllOut", "ofThoseWhoAddOneSuggestionAtOnceOneSucceeds"})
  interface GivesATakenIdAway extends BrokenSuggestions {
    @Override
    default boolean add(UserId owner, List<Suggestion> suggestions) {
      return correct().add(owner, suggestions)
          || correct().add(owner, suggestions.stream().map(GivesATakenIdAway::renamed).toList());
    }

    private static Suggestion renamed(Suggestion it) {
      return new Suggestion(
          new SuggestionId(UUID.randomUUID()),
          it.document(),
          it.version(),
          it.original(),
          it.suggested(),
          it.description(),
          it.resolved(),
          it.createdAt());
    }
  }

  @CaughtBy("ofThoseWhoAddOneSuggestionAtOnceOneSucceeds")
  interface LooksAndThenAdds extends BrokenSuggestions {
    @Override
    default boolean add(UserId owner, List<Suggestion> suggestions) {
      boolean isNew = all(owner).noneMatch(suggestions::contains);
      dawdle();
      return correct().add(owner, suggestions) || isNew;
    }
  }

  @CaughtBy("nobodyElseSeesASuggestion")
  interface ShowsAnnasSuggestionsToEverybody extends BrokenSuggestions {
    @Override
    default List<Suggestion> of(UserId owner, DocumentId document) {
      return Stream.of(owner, anna().id())
          .distinct()
          .flatMap(each -> correct().of(each, document).stream())
          .toList();
    }
  }

  @CaughtBy("documentsDoNotMix")
  interface MixesDocuments extends BrokenSuggestions {
    @Override
    default List<Suggestion> of(UserId owner, DocumentId document) {
      return all(owner).toList();
    }
  }

  @CaughtBy("aSuggestionIsResolvedInItsPlaceAndOnceIsEnough")
  interface MovesWhatIsResolvedToTheEnd extends BrokenSuggestions {
    @Override
    default List<Suggestion> of(UserId owner, DocumentId document) {
      return correct().of(owner, document).stream()
          .sorted(comparing(Suggestion::resolved))
          .toList();
    }
  }

  @CaughtBy("aSuggestionIsResolvedInItsPlaceAndOnceIsEnough")
  interface ResolvesOnce extends BrokenSuggestions {
    @Override
    default boolean resolve(UserId owner, SuggestionId suggestion) {
      return all(owner).noneMatch(it -> it.id().equals(suggestion) && it.resolved())
          && correct().resolve(owner, suggestion);
    }
  }

  @CaughtBy("aSuggestionIsResolvedInItsPlaceAndOnceIsEnough")
  interface ForgetsThatOneIsResolved extends BrokenSuggestions {
    @Override
    default List<Suggestion> of(UserId owner, DocumentId document) {
      return changed(owner, document, it -> with(it.original(), false, it));
    }
  }

  @CaughtBy("aSuggestionIsResolvedInItsPlaceAndOnceIsEnough")
  interface ResolvesAllAtOnce extends BrokenSuggestions {
    @Override
    default boolean resolve(UserId owner, SuggestionId suggestion) {
      boolean resolved = correct().resolve(owner, suggestion);
      all(owner).forEach(each -> correct().resolve(owner, each.id()));
      return resolved;
    }
  }

  @CaughtBy("nobodyElseResolvesASuggestion")
  interface LetsAnybodyResolve extends BrokenSuggestions {
    @Override
    default boolean resolve(UserId owner, SuggestionId suggestion) {
      return correct().resolve(anna().id(), suggestion);
    }
  }

  @CaughtBy({"nobodyElseResolvesASuggestion", "aSuggestionGoesWithItsVersion"})
  interface SaysThatItResolvedWhatIsNotThere extends BrokenSuggestions {
    @Override
    default boolean resolve(UserId owner, SuggestionId suggestion) {
      correct().resolve(owner, suggestion);
      return true;
    }
  }

  @CaughtBy("nobodyElseResolvesASuggestion")
  interface ResolvesWhatItRefuses extends BrokenSuggestions {
    @Override
    default boolean resolve(UserId owner, SuggestionId suggestion) {
      boolean resolved = correct().resolve(owner, suggestion);
      correct().resolve(anna().id(), suggestion);
      return resolved;
    }
  }

  @CaughtBy({
    "aSuggestionGoesWithItsVersion",
    "aSuggestionDoesNotComeBackWithTheNumberOfItsVersion"
  })
  interface KeepsSuggestionsToDeletedVersions extends BrokenSuggestions {
    List<Suggestion> ALL = new CopyOnWriteArrayList<>();

    @Override
    default boolean add(UserId owner, List<Suggestion> suggestions) {
      return correct().add(owner, suggestions) && ALL.addAll(suggestions);
    }

    @Override
    default List<Suggestion> of(UserId owner, DocumentId document) {
      return ALL.stream().filter(it -> it.document().equals(document)).toList();
    }
  }

  @CaughtBy("aSuggestionDoesNotComeBackWithTheNumberOfItsVersion")
  interface HidesSuggestionsToDeletedVersions extends BrokenSuggestions {
    List<Suggestion> ALL = new CopyOnWriteArrayList<>();

    @Override
    default boolean add(UserId owner, List<Suggestion> suggestions) {
      return correct().add(owner, suggestions) && ALL.addAll(suggestions);
    }

    @Override
    default List<Suggestion> of(UserId owner, DocumentId document) {
      int versions = stores().documents().versions(owner, document).size();
      return ALL.stream()
          .filter(it -> it.document().equals(document) && it.version() <= versions)
          .toList();
    }
  }

  @CaughtBy("aSuggestionGoesWithItsVersion")
  interface ResolvesWhatIsDeleted extends BrokenSuggestions {
    Set<SuggestionId> KNOWN = ConcurrentHashMap.newKeySet();

    @Override
    default boolean add(UserId owner, List<Suggestion> suggestions) {
      suggestions.forEach(each -> KNOWN.add(each.id()));
      return correct().add(owner, suggestions);
    }

    @Override
    default boolean resolve(UserId owner, SuggestionId suggestion) {
      return correct().resolve(owner, suggestion) || KNOWN.contains(suggestion);
    }
  }

  @ExtendWith(FaultOfTheRun.class)
  final class Contract extends SuggestionsContract {
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
