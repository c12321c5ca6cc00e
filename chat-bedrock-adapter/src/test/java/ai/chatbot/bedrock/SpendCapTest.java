package ai.chatbot.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.fake.ScriptedModel;
import org.junit.jupiter.api.Test;

final class SpendCapTest {

  @Test
  void whatWouldCostMoreThanIsLeftIsNotAsked() throws Exception {
    ScriptedModel model = ScriptedModel.saying("Yes");
    SpendCap capped = new SpendCap(model, 9_000);
    capped.generate(ARequest.hello(), event -> {});
    capped.generate(ARequest.hello(), event -> {});

    assertThatThrownBy(() -> capped.generate(ARequest.hello(), event -> {}))
        .isInstanceOf(AssertionError.class);
    assertThat(model.asked()).hasSize(2);
  }
}
