package ai.chatbot.core.fake;

import ai.chatbot.core.contract.ScriptedModelContract;
import ai.chatbot.core.contract.Speech;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.port.LanguageModel;
import java.time.Duration;

/** The fake keeps what it stands for; and so has whatever is put around it. */
public class ScriptedModelTest extends ScriptedModelContract {
  @Override
  protected final Provider saying(Speech speech) {
    ScriptedModel scripted = model(speech);
    return new InMemory(scripted, around(scripted), patience());
  }

  /** The model under test: the fake itself. */
  protected LanguageModel around(ScriptedModel scripted) {
    return scripted;
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

  private record InMemory(ScriptedModel scripted, LanguageModel model, Duration patience)
      implements Provider {
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
      return scripted.sinkThrew() || scripted.isInterruptedWithin(patience);
    }

    @Override
    public void close() {}
  }
}
