package ai.chatbot.bedrock;

import ai.chatbot.bedrock.fake.ScriptedBedrock;
import ai.chatbot.core.contract.ScriptedModelContract;
import ai.chatbot.core.contract.Speech;
import ai.chatbot.core.port.LanguageModel;

/** The contract against a scripted Bedrock in its own framing, over one version of HTTP. */
abstract class BedrockContract extends ScriptedModelContract {
  private final HttpVersion http;

  BedrockContract(HttpVersion http) {
    this.http = http;
  }

  @Override
  protected Provider saying(Speech speech) {
    ScriptedBedrock bedrock = ScriptedBedrock.playing(SpeechOnTheWire.of(speech));
    return new OnLoopback(bedrock, Asked.at(bedrock.endpoint(), http));
  }

  private record OnLoopback(ScriptedBedrock bedrock, BedrockModels models) implements Provider {
    @Override
    public LanguageModel model() {
      return models.model();
    }

    @Override
    public int calls() {
      return bedrock.calls().size();
    }

    @Override
    public void awaitCall() throws InterruptedException {
      bedrock.awaitCall();
    }

    @Override
    public boolean seesACallClosed() throws InterruptedException {
      return bedrock.seesTheClientHangUp();
    }

    @Override
    public void close() {
      models.close();
      bedrock.close();
    }
  }
}
