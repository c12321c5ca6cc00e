package ai.chatbot.core.fake;

import ai.chatbot.core.contract.ScriptedModelContract;
import ai.chatbot.core.contract.Speech;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.port.LanguageModel;

/** The fake keeps what it stands for. */
final class ScriptedModelTest extends ScriptedModelContract {
  @Override
  protected Provider saying(Speech speech) {
    return new InMemory(model(speech));
  }

  private static ScriptedModel model(Speech speech) {
    ScriptedModel model = ScriptedModel.silent();
    for (ModelEvent event : speech.events()) {
      switch (event) {
        case ModelEvent.Finished(var reason, var usage) -> model.thenEndingFor(reason, usage);
        default -> model.thenEmitting(event);
      }
    }
    return switch (speech.then()) {
      case ENDS -> model;
      case WAITS -> model.thenNeverEnding();
      case CUTS -> model.thenFailing(new ModelFailure.BrokenStream(report("It was cut.")));
      case REFUSES -> model.thenFailing(new ModelFailure.Throttled(report("Too many.")));
    };
  }

  private static ModelFailure.Report report(String advice) {
    return ModelFailure.Report.of(advice);
  }

  private record InMemory(ScriptedModel scripted) implements Provider {
    @Override
    public LanguageModel model() {
      return scripted;
    }

    @Override
    public int calls() {
      return scripted.asked().size();
    }

    @Override
    public void awaitCall() throws InterruptedException {
      scripted.awaitAsked();
    }

    @Override
    public boolean seesACallClosed() throws InterruptedException {
      if (!scripted.sinkThrew()) {
        scripted.awaitInterrupt();
      }
      return true;
    }

    @Override
    public void close() {}
  }
}
