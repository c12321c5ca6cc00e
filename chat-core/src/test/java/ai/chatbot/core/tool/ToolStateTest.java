package ai.chatbot.core.tool;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ToolStateTest {
  private static final ApprovalId APPROVAL = new ApprovalId("approval-1");

  @Test
  void aReasonThatIsGivenSaysSomething() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ToolState.Approved(APPROVAL, Optional.of(" ")))
        .withMessage("reason is blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ToolState.Denied(APPROVAL, Optional.of("")))
        .withMessage("reason is blank");
  }

  @Test
  void anApprovalHasAName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ApprovalId(" "))
        .withMessage("value is blank");
  }
}
