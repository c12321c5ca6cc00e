package ai.chatbot.cli;

import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.Stores;
import java.util.List;

/** In the memory of a program that runs the commands. */
final class KeptInMemoryTest extends KeptChatsSuite {
  private final Stores stores = InMemoryStores.empty(this::now);

  @Override
  Console console(ScriptedModel model) {
    return new Console(model).keptIn(stores);
  }

  @Override
  List<String> there() {
    return List.of();
  }
}
