package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.model.ImageFormat;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.value.Bytes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code chat ask} does besides asking. */
@Timeout(60)
final class AskOptionsTest {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1, 2};
  private static final Terminals ERR = new Terminals(false, false, true);

  @TempDir private Path folder;

  @Test
  void theTokensAndTheirCostAreToldOnRequest() {
    ScriptedModel model =
        ScriptedModel.saying("Because.")
            .thenEndingFor(StopReason.END_TURN, new TokenUsage(1_000, 2_000, 3_000, 0));

    Console asked = new Console(model);
    assertThat(asked.run("ask", "-u", "why?")).isZero();
    Console demo = new Console(model).asDemo();
    assertThat(demo.run("ask", "-u", "why?")).isZero();

    assertThat(asked.out()).isEqualTo("Because.\n");
    assertThat(asked.err())
        .matches(
            "Tokens: 4,000 in \\(3,000 from the cache\\), 2,000 out\\. Cost: \\$0\\.0\\d+\\.\n");
    assertThat(demo.err()).doesNotContain("Tokens");
  }

  @Test
  void reasoningCanBeLeftOut() {
    Console console =
        new Console(ScriptedModel.silent().thenThinking("Hm", "seal").thenSaying("Because."))
            .on(ERR);

    assertThat(console.run("ask", "-R", "why?")).isZero();
    assertThat(console.err()).doesNotContain("Hm").contains("Claude Haiku 5.5");
  }

  @Test
  void theAnswerIsAsLongAsItMayBe() {
    ScriptedModel model = ScriptedModel.saying("Yes.");

    assertThat(new Console(model).run("ask", "--max-tokens", "77", "why?")).isZero();
    Console console = new Console(model);
    assertThat(console.run("ask", "--max-tokens=0", "why?")).isEqualTo(2);

    assertThat(model.asked()).extracting(ModelRequest::maxTokens).containsExactly(77);
    assertThat(console.err()).startsWith("--max-tokens is 0").hasLineCount(1);
  }

  @Test
  void eventsComeOneOnEachLineUntilTheEnd() throws Exception {
    Console console =
        new Console(
                ScriptedModel.silent()
                    .thenThinking("Hm", "seal")
                    .thenSaying("Be", "cause\n.")
                    .thenEndingFor(StopReason.END_TURN, new TokenUsage(7, 5, 3, 1)))
            .on(ERR);

    assertThat(console.run("ask", "--stream-json", "why?")).isZero();

    assertThat(console.err()).isEmpty();
    assertThat(lines(console))
        .containsExactlyElementsOf(
            parsed(
                """
                {"type": "start", "model": "claude-haiku", "demo": false}
                {"type": "model", "model": "claude-haiku", "inferenceId": "us.anthropic.claude-haiku-5-5", "standsIn": false}
                {"type": "reasoning", "part": 0, "text": "Hm"}
                {"type": "text", "part": 1, "text": "Be"}
                {"type": "text", "part": 1, "text": "cause\\n."}
                {"type": "end", "generation": "Claude Haiku 5.5", "inferenceId": "us.anthropic.claude-haiku-5-5", "finishReason": "end_turn", "failure": null, "usage": {"input": 7, "output": 5, "cacheRead": 3, "cacheWrite": 1}}
                """));
  }

  @Test
  void theLastEventSaysWhyThereIsNoMore() throws Exception {
    ModelFailure failure =
        new ModelFailure.NoAccess(new ModelFailure.Report("Ask for access.", "AccessDenied"));
    Console failed = new Console(ScriptedModel.saying("Bec").thenFailing(failure));
    Gate gate = new Gate();
    Console stopped = new Console(ScriptedModel.saying("Half an").thenWaiting(gate));

    assertThat(failed.run("ask", "--stream-json", "why?")).isEqualTo(3);
    assertThat(AskCommandTest.interrupted(stopped, gate, "ask", "--stream-json", "why?"))
        .isEqualTo(130);

    assertThat(lines(failed).getLast().at("/failure/advice").textValue())
        .isEqualTo("Ask for access.");
    assertThat(lines(stopped).getLast().at("/failure/code").textValue()).isEqualTo("interrupted");
    assertThat(lines(stopped).getLast().path("type").textValue()).isEqualTo("end");
  }

  @Test
  void formsExcludeEachOther() {
    Console console = new Console(ScriptedModel.saying("Yes."));
    assertThat(console.run("ask", "--json", "-x", "why?")).isEqualTo(2);
    assertThat(console.err()).contains("mutually exclusive");
  }

  @Test
  void theFirstBlockOfCodeIsAllThatIsPrinted() {
    Console console =
        new Console(
            ScriptedModel.saying(
                "Try **this**:\n\n", "```sh\nls -l\n", "```\n\n", "or\n\n```\nx\n```"));
    assertThat(console.run("ask", "-x", "how?")).isZero();
    assertThat(console.out()).isEqualTo("ls -l\n");
    assertThat(console.err()).isEmpty();
  }

  @Test
  void proseIsNotTakenForCode() {
    Console console = new Console(ScriptedModel.saying("I cannot."));
    assertThat(console.run("ask", "-x", "how?")).isEqualTo(1);
    assertThat(console.out()).isEmpty();
    assertThat(console.err()).startsWith("The answer has no block of code").hasLineCount(1);
  }

  @Test
  void aTemplateIsFilled() throws IOException {
    ScriptedModel model = ScriptedModel.saying("Yes.");
    Path file =
        file(
            "review.md",
            """
            ---
            model: nova-pro
            system: Answer in {{language}}.
            ---
            Review for {{ who }}:

            {{input}}

            Be brief.
            """);

    assertThat(
            new Console(model)
                .piping("a $1 diff \\n")
                .run("ask", "-t", file.toString(), "-p", "language=German", "-p", "who=me=us"))
        .isZero();

    ModelRequest asked = model.asked().getFirst();
    assertThat(asked.messages())
        .containsExactly(ModelMessage.user("Review for me=us:\n\na $1 diff \\n\n\nBe brief."));
    assertThat(asked.system()).isEqualTo("Answer in German.");
    assertThat(asked.route().model().value()).isEqualTo("nova-pro");
  }

  @Test
  void withoutAPlaceForItTheQuestionFollowsTheTemplate() throws IOException {
    ScriptedModel model = ScriptedModel.saying("Yes.");
    Path file = file("t.txt", "Translate:\n");

    assertThat(new Console(model).run("ask", "-t", file.toString(), "-m", "nova-lite", "hello"))
        .isZero();
    assertThat(new Console(model).run("ask", "-t", file.toString())).isZero();

    assertThat(model.asked().getFirst().messages())
        .containsExactly(ModelMessage.user("Translate:\n\nhello"));
    assertThat(model.asked().getLast().messages()).containsExactly(ModelMessage.user("Translate:"));
  }

  @Test
  void aTemplateThatCannotBeFilledSaysWhatIsMissing() throws IOException {
    String file = file("t.txt", "For {{who}}: {{input}}").toString();
    String odd = file("odd.txt", "---\ncolour: red\n---\nx").toString();

    assertRefused("-p who=…", "ask", "-t", file, "hi");
    assertRefused("wants a question", "ask", "-t", file, "-p", "who=me");
    assertRefused("has no place {{whom}}", "ask", "-t", file, "-p", "whom=me", "hi");
    assertRefused("colour: red", "ask", "-t", odd, "hi");
    assertRefused("There is no template", "ask", "-t", folder.resolve("none").toString(), "hi");
    assertRefused("name its file by -t", "ask", "-p", "a=b", "hi");
  }

  @Test
  void filesAreShownBesideTheQuestion() throws IOException {
    ScriptedModel model = ScriptedModel.saying("A cat.");
    Path picture = Files.write(folder.resolve("cat.txt"), PNG);
    Path text = file("notes.md", "# Notes");

    assertThat(
            new Console(model).run("ask", "-a", picture.toString(), "-a", text.toString(), "What?"))
        .isZero();

    List<ModelBlock> blocks = model.asked().getFirst().messages().getFirst().blocks();
    assertThat(blocks)
        .contains(new ModelBlock.Image(ImageFormat.PNG, Bytes.of(PNG)))
        .endsWith(new ModelBlock.Text("What?"))
        .filteredOn(ModelBlock.Document.class::isInstance)
        .hasSize(1);
    assertThat(blocks.toString()).doesNotContain("cat.txt", "notes.md");
  }

  @Test
  void filesThatNobodyCanSeeAreRefused() throws IOException {
    String program =
        Files.write(folder.resolve("a.out"), new byte[] {0x7F, 'E', 'L', 'F', 0}).toString();
    String empty = file("empty", "").toString();
    String large = Files.write(folder.resolve("large.txt"), new byte[4_500_001]).toString();
    String document = file("a.txt", "a").toString();
    List<String> many = new ArrayList<>(List.of("ask", "hi"));
    Collections.nCopies(6, document).forEach(each -> many.addAll(List.of("-a", each)));

    assertRefused("cannot be attached", "ask", "-a", program, "hi");
    assertRefused("is empty", "ask", "-a", empty, "hi");
    assertRefused("too large", "ask", "-a", large, "hi");
    assertRefused("There is no file", "ask", "-a", folder.resolve("none").toString(), "hi");
    assertRefused("Bedrock takes 5", many.toArray(String[]::new));
  }

  @Test
  void aModelThatSeesNothingIsNotShownAPicture() throws IOException {
    Path models =
        file(
            "models.json",
            """
            {"titles": "blind", "documents": "blind", "models": [
              {"id": "blind", "name": "Blind", "provider": "B", "description": "Sees nothing",
               "generations": [
                 {"name": "Blind 1", "id": "b.blind-1", "launch": "2026-10-01", "inputs": [],
                  "profiles": ["in-region"], "contextWindow": 200000, "maxOutput": 64000}]}]}
            """);
    Path picture = Files.write(folder.resolve("cat.png"), PNG);
    ScriptedModel model = ScriptedModel.saying("A cat.");
    Console console = new Console(model).with("CHAT_MODELS", models.toString());

    assertThat(console.run("ask", "-a", picture.toString(), "What?")).isEqualTo(2);
    assertThat(console.err()).startsWith("Blind 1 sees no images").hasLineCount(1);
    assertThat(model.asked()).isEmpty();
  }

  @Test
  void whoWaitsAtATerminalSeesThatSomethingIsUnderWayAndNothingOfItRemains() throws Exception {
    Gate gate = new Gate();
    Console console = new Console(ScriptedModel.waiting(gate).thenSaying("Because.")).on(ERR);

    Thread asking = Thread.ofPlatform().start(() -> console.run("ask", "why?"));
    gate.awaitArrival();
    console.ticker().tick();
    console.ticker().tick();
    assertThat(console.err()).isEqualTo("\r⠋ \r⠙ ");
    gate.open();
    asking.join();

    assertThat(console.err()).startsWith("\r⠋ \r⠙ \r\033[K" + "\033[2mClaude");
    assertThat(console.out()).isEqualTo("Because.\n");
    assertThat(console.ticker().isIdle()).isTrue();
  }

  @Test
  void whereItWouldStayNothingSpins() throws Exception {
    for (Console console :
        List.of(
            new Console(ScriptedModel.saying("Yes.")),
            new Console(ScriptedModel.saying("Yes.")).on(ERR).with("TERM", "dumb"))) {
      assertThat(console.run("ask", "why?")).isZero();
      assertThat(console.err()).doesNotContain("\r");
    }
  }

  private void assertRefused(String why, String... arguments) {
    ScriptedModel model = ScriptedModel.saying("Yes.");
    Console console = new Console(model);
    assertThat(console.run(arguments)).isEqualTo(2);
    assertThat(console.err()).contains(why).hasLineCount(1);
    assertThat(model.asked()).isEmpty();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<JsonNode> lines(Console console) throws IOException {
    return parsed(console.out());
  }

  private static List<JsonNode> parsed(String text) throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    for (String line : text.lines().toList()) {
      objects.add(new JsonMapper().readTree(line));
    }
    return objects;
  }
}
