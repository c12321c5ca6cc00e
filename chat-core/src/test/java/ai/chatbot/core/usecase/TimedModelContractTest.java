package ai.chatbot.core.usecase;

import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.fake.ScriptedModelTest;
import ai.chatbot.core.port.LanguageModel;
import java.time.Duration;

/** A model with a watch beside it is a model like any other. */
final class TimedModelContractTest extends ScriptedModelTest {
  @Override
  protected LanguageModel around(ScriptedModel scripted) {
    return new TimedModel(scripted, Duration.ofHours(1), Duration.ofHours(1));
  }
}
