package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code chat ask --json}: one object with everything in it. */
@Timeout(60)
final class AskJsonTest {
  @Test
  void anAnswer() throws Exception {
    Console console =
        new Console(
                ScriptedModel.silent()
                    .thenThinking("Hm", "seal")
                    .thenSaying("Be", "cause.")
                    .thenEndingFor(StopReason.MAX_TOKENS, new TokenUsage(7, 5, 3, 1)))
            .on(new Terminals(false, false, true));

    assertThat(console.run("ask", "--json", "why?")).isZero();

    assertThat(console.err()).isEmpty();
    assertThat(console.out()).hasLineCount(1);
    assertThat(json(console))
        .isEqualTo(
            parsed(
                """
                {"model": "claude-haiku", "generation": "Claude Haiku 5.5",
                 "inferenceId": "us.anthropic.claude-haiku-5-5", "demo": false,
                 "answer": "Because.", "reasoning": "Hm",
                 "finishReason": "max_tokens", "failure": null,
                 "usage": {"input": 7, "output": 5, "cacheRead": 3, "cacheWrite": 1}}
                """));
  }

  @Test
  void aFailureWithWhatWasSaid() throws Exception {
    ModelFailure failure =
        new ModelFailure.NoAccess(new ModelFailure.Report("Ask for access.", "AccessDenied"));
    Console console = new Console(ScriptedModel.saying("Bec").thenFailing(failure));

    assertThat(console.run("ask", "--json", "why?")).isEqualTo(3);

    assertThat(console.err()).isEmpty();
    assertThat(json(console))
        .isEqualTo(
            parsed(
                """
                {"model": "claude-haiku", "generation": "Claude Haiku 5.5",
                 "inferenceId": "us.anthropic.claude-haiku-5-5", "demo": false,
                 "answer": "Bec", "reasoning": null, "finishReason": null,
                 "failure": {"code": "no_access", "advice": "Ask for access.",
                             "words": "AccessDenied"},
                 "usage": {"input": 0, "output": 0, "cacheRead": 0, "cacheWrite": 0}}
                """));
  }

  @Test
  void anInterruptionWithWhatWasSaid() throws Exception {
    Gate gate = new Gate();
    Console console = new Console(ScriptedModel.saying("Half an").thenWaiting(gate));

    assertThat(AskCommandTest.interrupted(console, gate, "ask", "--json", "why?")).isEqualTo(130);

    assertThat(json(console).path("answer").textValue()).isEqualTo("Half an");
    assertThat(json(console).at("/failure/code").textValue()).isEqualTo("interrupted");
    assertThat(json(console).path("usage").isNull()).isTrue();
  }

  @Test
  void theDemoIsNoModel() throws Exception {
    Console console = new Console(ScriptedModel.saying("Yes.")).asDemo();

    assertThat(console.run("ask", "--json", "why?")).isZero();

    assertThat(console.err()).isEmpty();
    assertThat(json(console).path("demo").booleanValue()).isTrue();
    assertThat(json(console).path("generation").isNull()).isTrue();
  }

  @Test
  void whatMakesNoSenseHasNoObject() {
    Console console = new Console(ScriptedModel.saying("Yes."));

    assertThat(console.run("ask", "--json", "--model=gpt", "why?")).isEqualTo(2);

    assertThat(console.out()).isEmpty();
    assertThat(console.err()).hasLineCount(1);
  }

  private static JsonNode json(Console console) throws JsonProcessingException {
    return parsed(console.out());
  }

  private static JsonNode parsed(String json) throws JsonProcessingException {
    return new JsonMapper().readTree(json);
  }
}
