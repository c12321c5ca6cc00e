package ai.chatbot.cli;

import static ai.chatbot.cli.Console.NOON;
import static ai.chatbot.cli.TalkingAt.CTRL_D;
import static ai.chatbot.cli.TalkingAt.ENTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.fake.Gate;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What somebody at the terminal does with chats that are kept, wherever they are. */
@Timeout(120)
abstract class KeptChatsSuite {
  private Instant now = NOON;

  /** Somewhere to run the command; all of one test are one person's. */
  abstract Console console(ScriptedModel model);

  /** What a command is told to find that person's chats. */
  abstract List<String> there();

  /** The time of the commands. */
  final Instant now() {
    return now;
  }

  @Test
  void whereNothingWasAskedThereIsNothing() throws Exception {
    assertThat(run("history")).isEqualTo("No chats are kept yet.\n");
    assertThat(json("history")).isEmpty();
    assertThat(run("history", "search", "sky")).isEqualTo("No chat has all of those words.\n");
    assertThat(run("usage")).isEqualTo("Nothing was asked in these days.\n");
    assertThat(json("usage").path("days")).isEmpty();
    assertThat(refused("ask", "-c", "why?")).startsWith("There is no chat yet to go on with");
  }

  @Test
  void aQuestionAndItsAnswerAreKept() throws Exception {
    ask("Why is the sky blue?", "Because of ", "Rayleigh.");

    JsonNode chat = json("history").path(0);
    assertThat(chat.path("title").textValue()).isEqualTo("Why is the sky blue?");
    assertThat(chat.path("createdAt").textValue()).isEqualTo("2026-11-23T12:01:00Z");

    String id = chat.path("id").textValue();
    assertThat(run("history", "show", id))
        .isEqualTo(
            """
            # Why is the sky blue?

            ## You

            Why is the sky blue?

            ## claude-haiku

            Because of Rayleigh.
            """);
    JsonNode messages = json("history", "show", id).path("messages");
    assertThat(texts(messages, "role")).containsExactly("user", "assistant");
    assertThat(texts(messages, "text"))
        .containsExactly("Why is the sky blue?", "Because of Rayleigh.");
    assertThat(texts(messages, "ending")).containsExactly("finished", "finished");
    assertThat(messages.path(1).path("inferenceId").textValue())
        .isEqualTo("us.anthropic.claude-haiku-5-5");
    assertThat(messages.path(0).path("model").isNull()).isTrue();
  }

  @Test
  void whoGoesOnIsUnderstood() throws Exception {
    ask("I am Anna.", "Hello, Anna.");
    ScriptedModel model = ScriptedModel.saying("You are Anna.");

    assertThat(run(model, "ask", "-c", "Who", "am", "I?")).isEqualTo("You are Anna.\n");

    assertThat(model.asked().getFirst().messages())
        .containsExactly(
            ModelMessage.user("I am Anna."), said("Hello, Anna."), ModelMessage.user("Who am I?"));
    assertThat(json("history")).hasSize(1);
    assertThat(json("history").path(0).path("title").textValue()).isEqualTo("I am Anna");
  }

  @Test
  void unlessSaidAQuestionBeginsAChat() throws Exception {
    ask("I am Anna.", "Hello, Anna.");
    ScriptedModel model = ScriptedModel.saying("I do not know.");

    run(model, "ask", "Who am I?");

    assertThat(model.asked().getFirst().messages()).containsExactly(ModelMessage.user("Who am I?"));
    assertThat(json("history")).hasSize(2);
  }

  @Test
  void theChatThatWasAskedInLastIsGoneOnWithAlsoIfItBeganFirst() throws Exception {
    String first = ask("I am Anna.", "Hello, Anna.");
    ask("I am Ben.", "Hello, Ben.");
    run(ScriptedModel.saying("Yes."), "ask", "-c=" + first, "Am I Anna?");
    ScriptedModel model = ScriptedModel.saying("You are Anna.");

    run(model, "ask", "--continue", "Who am I?");

    assertThat(model.asked().getFirst().messages())
        .startsWith(ModelMessage.user("I am Anna."))
        .hasSize(5);
  }

  @Test
  void aChatIsGoneOnWithByTheBeginningOfItsId() throws Exception {
    String first = ask("I am Anna.", "Hello, Anna.");
    ask("I am Ben.", "Hello, Ben.");
    String beginning = first.substring(0, 8);

    for (List<String> option :
        List.of(
            List.of("-c", beginning),
            List.of("-c", first),
            List.of("-c=" + beginning.toUpperCase(Locale.ROOT)),
            List.of("--continue=" + first))) {
      ScriptedModel model = ScriptedModel.saying("Yes.");
      List<String> command = new ArrayList<>(List.of("ask"));
      command.addAll(option);
      command.add("Who am I?");
      run(model, command.toArray(String[]::new));

      assertThat(model.asked().getFirst().messages()).startsWith(ModelMessage.user("I am Anna."));
      assertThat(model.asked().getFirst().messages())
          .last()
          .isEqualTo(ModelMessage.user("Who am I?"));
    }
  }

  @Test
  void theListIsNewestFirstAndAsLongAsWanted() throws Exception {
    List<String> chats =
        IntStream.range(0, 22).mapToObj(n -> asking("Question " + n)).toList().reversed();

    assertThat(texts(json("history"), "id")).isEqualTo(chats.subList(0, 20));
    assertThat(texts(json("history", "-n", "2"), "id")).isEqualTo(chats.subList(0, 2));
    assertThat(texts(json("history", "--number=1000"), "id")).isEqualTo(chats);
    assertThat(run("history", "-n", "2").lines())
        .hasSize(3)
        .element(1)
        .asString()
        .startsWith(chats.getFirst().substring(0, 8) + "  2026-11-23 ")
        .endsWith("  Question 21");
  }

  @Test
  void listIsTheListToo() throws Exception {
    List<String> chats =
        IntStream.range(0, 3).mapToObj(n -> asking("Question " + n)).toList().reversed();

    assertThat(texts(json("history", "list"), "id")).isEqualTo(chats);
    assertThat(texts(json("history", "list", "-n", "2"), "id")).isEqualTo(chats.subList(0, 2));
    assertThat(texts(json("history", "-n", "1", "list"), "id")).isEqualTo(chats.subList(0, 1));
    assertThat(run("history", "list")).isEqualTo(run("history"));
    assertThat(refused("history", "list", "-n", "0")).startsWith("-n is below 1");
  }

  @Test
  void whatStandsBeforeTheWordCountsAsWell() throws Exception {
    String sky = ask("Why is the sky blue?", "Because.");

    for (List<String> command :
        List.of(
            List.of("list"),
            List.of("list", "--json"),
            List.of("search", "sky"),
            List.of("delete", sky))) {
      List<String> all = new ArrayList<>(List.of("history", "--json"));
      all.addAll(there());
      all.addAll(command);
      Console console = next(ScriptedModel.silent());

      assertThat(console.run(all.toArray(String[]::new))).as(console.err()).isZero();
      assertThat(texts(new JsonMapper().readTree(console.out()), "id")).containsExactly(sky);
    }
    assertThat(json("history")).isEmpty();
  }

  @Test
  void aNumberIsForTheListAlone() throws Exception {
    String sky = ask("Why is the sky blue?", "Because.");

    assertThat(refused("history", "-n", "1", "delete", sky)).startsWith("-n is for the list alone");
    assertThat(refused("history", "-n", "1", "search", "s")).startsWith("-n is for the list alone");
    assertThat(json("history")).hasSize(1);
  }

  @Test
  void whatWasSaidIsFound() throws Exception {
    String sky = ask("Why is the sky blue?", "Because of Rayleigh, who saw it.");
    ask("What is the sea?", "Water.");

    assertThat(texts(json("history", "search", "rayleigh", "SAW"), "id")).containsExactly(sky);
    assertThat(json("history", "search", "rayleigh").path(0).path("excerpt").textValue())
        .isEqualTo("Because of Rayleigh, who saw it.");
    assertThat(run("history", "search", "Rayleigh").lines())
        .hasSize(2)
        .last()
        .asString()
        .startsWith(sky.substring(0, 8))
        .endsWith("Why is the sky blue?  Because of Rayleigh, who saw it.");
    assertThat(json("history", "search", "the")).hasSize(2);
    assertThat(json("history", "search", "green")).isEmpty();
  }

  @Test
  void aTalkIsKeptAndGoneOnWithHereAndThere() throws Exception {
    ask("I am Ben.", "Hello, Ben.");
    ScriptedModel model =
        ScriptedModel.saying("Hello, Anna.")
            .next()
            .thenSaying("You are Anna.")
            .titledBy(ScriptedModel.silent());
    try (TalkingAt talk = talking(model)) {
      talk.type("I am Anna.", ENTER).see("Hello, Anna.").type(CTRL_D).awaitEnd();
    }
    assertThat(texts(json("history"), "title")).containsExactly("I am Anna", "I am Ben");

    assertThat(run(ScriptedModel.saying("You are."), "ask", "-c", "Am I?")).isEqualTo("You are.\n");
    try (TalkingAt talk = talking(model, "-c")) {
      talk.see("Going on with “I am Anna”.").type("Who am I?", ENTER).see("You are Anna.");
      talk.type(CTRL_D).awaitEnd();
    }

    assertThat(model.asked().getLast().messages())
        .containsExactly(
            ModelMessage.user("I am Anna."),
            said("Hello, Anna."),
            ModelMessage.user("Am I?"),
            said("You are."),
            ModelMessage.user("Who am I?"));
    assertThat(json("history")).hasSize(2);
    assertThat(json("usage").path("questions").intValue()).isEqualTo(4);
  }

  @Test
  void whatIsDeletedIsGoneAndTheRestIsNot() throws Exception {
    String sky = ask("Why is the sky blue?", "Because.");
    String sea = ask("What is the sea?", "Water.");

    assertThat(run("history", "delete", sky.substring(0, 8)))
        .isEqualTo("Deleted %s “Why is the sky blue?”.\n".formatted(sky.substring(0, 8)));

    assertThat(texts(json("history"), "id")).containsExactly(sea);
    assertThat(refused("history", "show", sky)).startsWith("No chat of yours has an id");
    assertThat(json("history", "delete", sea).path(0).path("id").textValue()).isEqualTo(sea);
    assertThat(json("history")).isEmpty();
    assertThat(json("usage").path("questions").intValue()).isEqualTo(2);
  }

  @Test
  void ofSeveralChatsNoneIsDeletedIfOneIsNotThere() throws Exception {
    String sky = ask("Why is the sky blue?", "Because.");

    refused("history", "delete", sky, "00000000-0000");

    assertThat(json("history")).hasSize(1);
  }

  @Test
  void anIdThatIsNoChatsIsOneSentence() throws Exception {
    ask("Why is the sky blue?", "Because.");

    for (String id : List.of("00000000-0000", "xyz", "")) {
      String sentence =
          "No chat of yours has an id that begins with “%s”: chat history lists them.\n"
              .formatted(id);
      assertThat(refused("history", "show", id)).isEqualTo(sentence);
      assertThat(refused("history", "delete", id)).isEqualTo(sentence);
      assertThat(refused("ask", "-c=" + id, "why?")).isEqualTo(sentence);
    }
    assertThat(json("history")).hasSize(1);
  }

  @Test
  void aBeginningThatSeveralIdsHaveIsOneSentence() throws Exception {
    List<String> chats = IntStream.range(0, 17).mapToObj(n -> asking("Question " + n)).toList();
    String shared =
        chats.stream().collect(Collectors.groupingBy(id -> id.substring(0, 1))).values().stream()
            .filter(group -> group.size() > 1)
            .flatMap(Collection::stream)
            .findFirst()
            .orElseThrow()
            .substring(0, 1);

    assertThat(refused("history", "show", shared))
        .startsWith("More than one chat has an id that begins with “" + shared + "”: give more");
    assertThat(refused("history", "delete", shared)).startsWith("More than one chat");
    assertThat(refused("ask", "-c=" + shared, "why?")).startsWith("More than one chat");
    assertThat(json("history", "-n", "20")).hasSize(17);
  }

  @Test
  void whatWasSaidBeforeCtrlCIsKept() throws Exception {
    Gate gate = new Gate();
    Console console = next(ScriptedModel.saying("Half an").thenWaiting(gate));

    assertThat(AskCommandTest.interrupted(console, gate, with("ask", "why?"))).isEqualTo(130);

    String shown = run("history", "show", only());
    assertThat(shown).endsWith("## claude-haiku\n\nHalf an\n\n*(stopped)*\n");
    assertThat(run(ScriptedModel.saying("Yes."), "ask", "-c", "go on")).isEqualTo("Yes.\n");
  }

  @Test
  void anAnswerThatFailsIsKeptAsFarAsItCame() throws Exception {
    ModelFailure failure = new ModelFailure.NoAccess(ModelFailure.Report.of("Ask for access."));
    Console console = next(ScriptedModel.saying("Bec").thenFailing(failure));

    assertThat(console.run(with("ask", "why?"))).isEqualTo(3);

    assertThat(console.err()).isEqualTo("Ask for access.\n");
    assertThat(run("history", "show", only())).endsWith("Bec\n\n*(failed)*\n");
  }

  @Test
  void usageTellsQuestionsTokensAndCostsByModelAndDay() throws Exception {
    TokenUsage usage = new TokenUsage(1_000, 200, 0, 0);
    ScriptedModel model = ScriptedModel.saying("Yes.").thenEndingFor(StopReason.END_TURN, usage);
    run(model, "ask", "One?");
    now = now.plus(Duration.ofDays(1));
    run(model, "ask", "Two?");
    run(model, "ask", "-c", "Three?");

    JsonNode all = json("usage");
    assertThat(all.path("questions").intValue()).isEqualTo(3);
    assertThat(all.path("models")).hasSize(1);
    assertThat(all.path("models").path(0).path("inferenceId").textValue())
        .isEqualTo("us.anthropic.claude-haiku-5-5");
    assertThat(all.path("models").path(0).path("calls").intValue()).isEqualTo(3);
    assertThat(all.path("models").path(0).path("input").longValue()).isEqualTo(3_000);
    assertThat(texts(all.path("days"), "day")).containsExactly("2026-11-23", "2026-11-24");
    assertThat(all.path("days").path(1).path("questions").intValue()).isEqualTo(2);
    assertThat(all.path("days").path(1).path("models").path(0).path("output").longValue())
        .isEqualTo(400);
    double dollars = all.path("dollars").doubleValue();
    assertThat(dollars).isPositive();
    assertThat(all.path("days").path(0).path("dollars").doubleValue())
        .isCloseTo(dollars / 3, within(1e-9));
    assertThat(json("usage", "--days", "1").path("questions").intValue()).isEqualTo(2);
    assertThat(run("usage"))
        .containsPattern("us.anthropic.claude-haiku-5-5 +3 +3000 +600 +0 +\\$0\\.\\d{4}\n")
        .containsPattern("2026-11-24 +2 +2 +2000 +400 +0 +\\$0\\.\\d{4}\n");
  }

  @Test
  void oneQuestionIsOneCallOfAModel() throws Exception {
    ScriptedModel model = ScriptedModel.saying("Yes.");

    run(model, "ask", "Why?");

    assertThat(model.asked()).hasSize(1);
    assertThat(model.asked().getFirst().tools()).isEmpty();
  }

  @Test
  void whatIsNoNumberOfChatsOrDaysIsAUsageError() {
    assertThat(refused("history", "-n", "0")).startsWith("-n is below 1");
    assertThat(refused("usage", "--days", "0")).startsWith("--days is not between 1 and 366");
    assertThat(refused("usage", "--days", "367")).startsWith("--days is not between 1 and 366");
  }

  /** The id of the chat that this begins. */
  private String ask(String question, String... answer) throws Exception {
    run(ScriptedModel.saying(answer), "ask", question);
    return json("history", "-n", "1").path(0).path("id").textValue();
  }

  private String asking(String question) {
    try {
      return ask(question, "Yes.");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private String only() throws Exception {
    JsonNode chats = json("history");
    assertThat(chats).hasSize(1);
    return chats.path(0).path("id").textValue();
  }

  private JsonNode json(String... command) throws JsonProcessingException {
    List<String> all = new ArrayList<>(List.of(command));
    all.add("--json");
    String out = run(all.toArray(String[]::new));
    assertThat(out).hasLineCount(1);
    return new JsonMapper().readTree(out);
  }

  private String run(String... command) {
    return run(ScriptedModel.silent(), command);
  }

  private String run(ScriptedModel model, String... command) {
    Console console = next(model);
    assertThat(console.run(with(command))).as(console.err()).isZero();
    assertThat(console.err()).isEmpty();
    return console.out();
  }

  private String refused(String... command) {
    ScriptedModel model = ScriptedModel.saying("Yes.");
    Console console = next(model);
    assertThat(console.run(with(command))).isEqualTo(2);
    assertThat(console.out()).isEmpty();
    assertThat(console.err()).hasLineCount(1);
    assertThat(model.asked()).isEmpty();
    return console.err();
  }

  /** A minute later. */
  private Console next(ScriptedModel model) {
    now = now.plusSeconds(60);
    return console(model).at(now);
  }

  private TalkingAt talking(ScriptedModel model, String... options) throws Exception {
    return TalkingAt.at(next(model), with(options));
  }

  private String[] with(String... command) {
    return Stream.concat(Stream.of(command), there().stream()).toArray(String[]::new);
  }

  private static List<String> texts(JsonNode array, String field) {
    Function<JsonNode, String> text = node -> node.path(field).textValue();
    return StreamSupport.stream(array.spliterator(), false).map(text).toList();
  }

  private static ModelMessage said(String words) {
    return new ModelMessage(Role.ASSISTANT, List.of(new ModelBlock.Text(words)));
  }
}
