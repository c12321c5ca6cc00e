package ai.chatbot.bedrock;

import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.port.LanguageModel;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A model that may cost so many tokens and no more. Each call counts, before it is made, as the
 * most that it may cost: a token for each character that it sends, and all of its output.
 */
final class SpendCap implements LanguageModel {
  private final LanguageModel model;
  private final AtomicLong left;

  SpendCap(LanguageModel model, long tokens) {
    this.model = model;
    this.left = new AtomicLong(tokens);
  }

  @Override
  public void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
      throws InterruptedException {
    if (left.addAndGet(-mostThatItCosts(request)) < 0) {
      throw new AssertionError("the tests have spent what they may");
    }
    model.generate(request, sink);
  }

  private static long mostThatItCosts(ModelRequest request) {
    return (long) request.system().length()
        + request.messages().toString().length()
        + request.tools().toString().length()
        + request.maxTokens();
  }
}
