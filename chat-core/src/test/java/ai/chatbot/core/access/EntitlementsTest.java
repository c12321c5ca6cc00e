package ai.chatbot.core.access;

import static ai.chatbot.core.contract.People.aGuest;
import static ai.chatbot.core.contract.People.anna;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelId;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EntitlementsTest {
  private static final Set<ModelId> ALL = ModelCatalog.standard().ids();

  @Test
  void aGuestHasTwentyQuestionsAndAMemberFifty() {
    assertThat(Entitlements.of(aGuest(), ALL).questions()).isEqualTo(20);
    assertThat(Entitlements.of(anna(), ALL).questions()).isEqualTo(50);
  }

  @Test
  void guestsAndMembersMayAskEveryModel() {
    assertThat(Entitlements.of(aGuest(), ALL).models()).isEqualTo(ALL).hasSize(4);
    assertThat(Entitlements.of(anna(), ALL).models()).isEqualTo(ALL);
  }

  @Test
  void nobodyAddsAModelLater() {
    Set<ModelId> models = new HashSet<>();
    Entitlements none = new Entitlements(1, models);

    models.add(ModelCatalog.NOVA_PRO);

    assertThat(none.models()).isEmpty();
  }

  @Test
  void thereIsNoNegativeAllowance() {
    assertThat(new Entitlements(0, ALL).questions()).isZero();
    assertThatIllegalArgumentException().isThrownBy(() -> new Entitlements(-1, ALL));
  }
}
