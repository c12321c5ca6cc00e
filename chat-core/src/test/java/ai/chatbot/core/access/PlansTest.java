package ai.chatbot.core.access;

import static ai.chatbot.core.contract.People.aGuest;
import static ai.chatbot.core.contract.People.anna;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelId;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PlansTest {
  private static final Set<ModelId> ALL = ModelCatalog.standard().ids();

  @Test
  void aGuestHasTwentyQuestionsAndAMemberFiftyAndBothHaveEveryModel() {
    Plans plans = Plans.standard(ALL);

    assertThat(plans.of(aGuest())).isEqualTo(new Entitlements(new Allowance(20), ALL));
    assertThat(plans.of(anna())).isEqualTo(new Entitlements(new Allowance(50), ALL));
    assertThat(ALL).hasSize(4);
  }

  @Test
  void aGuestWhoRegistersHasTheMembersPlan() {
    Plans plans = Plans.standard(ALL);

    assertThat(plans.of(aGuest().registered(anna().email()))).isEqualTo(plans.members());
  }

  @Test
  void nobodyAddsAModelLater() {
    Set<ModelId> models = new HashSet<>();
    Entitlements none = new Entitlements(new Allowance(1), models);

    models.add(ModelCatalog.NOVA_PRO);

    assertThat(none.models()).isEmpty();
  }
}
