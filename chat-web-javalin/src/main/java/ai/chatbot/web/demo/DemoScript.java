package ai.chatbot.web.demo;

import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.port.Place;
import ai.chatbot.core.reply.DocumentPrompt;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the demo says to what. The texts are Markdown files beside this class. */
final class DemoScript {
  private static final String CREATE_DOCUMENT = "createDocument";
  private static final String GET_WEATHER = "getWeather";
  private static final Pattern DOCUMENT =
      Pattern.compile("\\b(essay|document|article|report|spreadsheet|sheet)\\b");
  private static final Pattern SHEET = Pattern.compile("\\b(spreadsheet|sheet|csv)\\b");
  private static final Pattern CODE =
      Pattern.compile("\\b(code|java|python|program|method|function|class|algorithm|script)\\b");
  private static final Pattern TABLE =
      Pattern.compile("\\b(table|compare|comparison|versus|vs)\\b");
  private static final Pattern WEATHER = Pattern.compile("\\b(weather|forecast|temperature)\\b");

  /** The last place that is named, up to the end of its sentence or a word for when. */
  private static final Pattern PLACE =
      Pattern.compile(
          "(?is).*\\b(?:in|for|at|of)\\s+(?!today|tonight|tomorrow|now)([^?!.,;:\\n"
              + "]+?)(?:\\s+(?:for\\s+|right\\s+)?(?:today|tonight|tomorrow|now))*\\s*(?:[?!.,;:\\n"
              + "]|$)");

  /** How a model is told that a person said no. */
  private static final String NOT_ALLOWED = "The person did not allow";

  private static final Pattern HANGING =
      Pattern.compile("( (about|a|an|and|by|for|in|is|of|on|or|that|the|to|what|which|with))+$");
  private static final int TITLE_WORDS = 5;
  private static final int LONGEST_TITLE_WORD = 24;

  private DemoScript() {}

  /** What goes with a question where those tools are offered. */
  static Answer answer(String question, Set<String> tools) {
    String asked = question.toLowerCase(Locale.ROOT);
    if (tools.contains(CREATE_DOCUMENT) && DOCUMENT.matcher(asked).find()) {
      return documentAnswer(question, kind(asked));
    }
    if (tools.contains(GET_WEATHER) && WEATHER.matcher(asked).find()) {
      return weatherAnswer(question);
    }
    if (CODE.matcher(asked).find()) {
      return Answer.of("code");
    }
    return Answer.of(TABLE.matcher(asked).find() ? "table" : "tour");
  }

  /** What there is to say once a tool that was called has done its work, or has not. */
  static String afterwards(String tool, ToolOutcome outcome) {
    return switch (outcome) {
      case ToolOutcome.Succeeded it ->
          text(tool.equals(GET_WEATHER) ? "after-weather" : "after-document");
      case ToolOutcome.Failed(String reason) when reason.startsWith(NOT_ALLOWED) ->
          text("not-allowed");
      case ToolOutcome.Failed(String reason) -> text("after-failure") + " " + reason;
    };
  }

  /** A document of the kind that the request's system prompt is for. */
  static String document(String system) {
    return Stream.of(DocumentKind.values())
        .filter(kind -> DocumentPrompt.create(kind).equals(system))
        .map(kind -> text("document-" + kind.word()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of document has this prompt"));
  }

  /** The question's first words, without those that would leave it hanging. */
  static String title(String question) {
    String words =
        Arrays.stream(question.strip().split("\\s+"))
            .limit(TITLE_WORDS)
            .map(word -> word.substring(0, Math.min(word.length(), LONGEST_TITLE_WORD)))
            .collect(Collectors.joining(" "));
    return HANGING.matcher(words).replaceFirst("").replaceAll("[.,;:!?]+$", "");
  }

  private static DocumentKind kind(String asked) {
    if (SHEET.matcher(asked).find()) {
      return DocumentKind.SHEET;
    }
    return CODE.matcher(asked).find() ? DocumentKind.CODE : DocumentKind.TEXT;
  }

  private static Answer documentAnswer(String question, DocumentKind kind) {
    Value.Fields input = Value.fields().with("title", title(question)).with("kind", kind.word());
    return Answer.calling("before-document", CREATE_DOCUMENT, input);
  }

  /** Without a place there is nothing to look up. */
  private static Answer weatherAnswer(String question) {
    return PLACE
        .matcher(question)
        .results()
        .map(place -> place.group(1))
        .filter(Place.City::isName)
        .findFirst()
        .map(city -> Value.fields().with("city", city))
        .map(input -> Answer.calling("before-weather", GET_WEATHER, input))
        .orElseGet(() -> Answer.of("which-place"));
  }

  private static String text(String name) {
    try (InputStream file = DemoScript.class.getResourceAsStream(name + ".md")) {
      if (file == null) {
        throw new IllegalStateException("the demo's text " + name + " is missing");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is thought, said and, perhaps, done with a tool. */
  record Answer(String reasoning, String text, Optional<ToolCall> call) {
    static Answer of(String name) {
      return new Answer(DemoScript.text("reasoning"), DemoScript.text(name), Optional.empty());
    }

    static Answer calling(String name, String tool, Value.Fields input) {
      ToolCall call = new ToolCall("demo-" + UUID.randomUUID(), tool, input);
      return new Answer("", DemoScript.text(name), Optional.of(call));
    }
  }
}
