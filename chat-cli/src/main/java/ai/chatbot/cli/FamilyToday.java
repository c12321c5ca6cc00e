package ai.chatbot.cli;

import ai.chatbot.core.catalog.Model;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.catalog.Routing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A family of models on one day in one region.
 *
 * @param routing how it is called, or why it cannot be
 * @param isDefault is it asked when nobody says which?
 * @param givesTitles does it name chats?
 */
record FamilyToday(Model family, Routing routing, boolean isDefault, boolean givesTitles) {

  /** All families of the router's catalogue, in its order. */
  static List<FamilyToday> all(ModelRouter router, Instant now) {
    ModelCatalog catalog = router.catalog();
    List<Model> families = catalog.models();
    ModelId standard = families.getFirst().id();
    return families.stream()
        .map(
            family ->
                new FamilyToday(
                    family,
                    router.route(Purpose.CHAT, catalog.withoutPlan(family.id().value()), now),
                    family.id().equals(standard),
                    family.id().equals(catalog.titles())))
        .toList();
  }

  /** How its newest living generation is called; empty if there is none. */
  Optional<Route> route() {
    return routing.first();
  }
}
