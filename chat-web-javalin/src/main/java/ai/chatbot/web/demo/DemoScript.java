package ai.chatbot.web.demo;

import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.reply.DocumentPrompt;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.value.Value;
import ai.chatbot.web.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the demo says to what. The texts are Markdown files beside this class. */
final class DemoScript {
  private static final Pattern DOCUMENT =
      Pattern.compile("\\b(essay|document|article|report|spreadsheet|sheet)\\b");
  private static final Pattern SHEET = Pattern.compile("\\b(spreadsheet|sheet|csv)\\b");
  private static final Pattern CODE =
      Pattern.compile("\\b(code|java|python|program|method|function|class|algorithm|script)\\b");
  private static final Pattern TABLE =
      Pattern.compile("\\b(table|compare|comparison|versus|vs)\\b");
  private static final Pattern HANGING =
      Pattern.compile("( (about|a|an|and|by|for|in|is|of|on|or|that|the|to|what|which|with))+$");
  private static final int TITLE_WORDS = 5;
  private static final int LONGEST_TITLE_WORD = 24;

  private DemoScript() {}

  static Answer answer(String question, boolean mayWriteDocuments) {
    String asked = question.toLowerCase(Locale.ROOT);
    if (mayWriteDocuments && DOCUMENT.matcher(asked).find()) {
      return documentAnswer(question, kind(asked));
    }
    if (CODE.matcher(asked).find()) {
      return Answer.of("code");
    }
    return Answer.of(TABLE.matcher(asked).find() ? "table" : "tour");
  }

  static String afterDocument() {
    return text("after-document");
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
    DocumentWish wish = new DocumentWish("demo-" + UUID.randomUUID(), title(question), kind);
    return new Answer("", text("before-document"), Optional.of(wish));
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

  /** What is thought, said and, perhaps, written down. */
  record Answer(String reasoning, String text, Optional<DocumentWish> document) {
    static Answer of(String name) {
      return new Answer(DemoScript.text("reasoning"), DemoScript.text(name), Optional.empty());
    }
  }

  /** A call of the tool that writes documents. */
  record DocumentWish(String callId, String title, DocumentKind kind) {
    ToolCall call() {
      return new ToolCall(callId, "createDocument", input());
    }

    String inputJson() {
      return Json.of(input()).toString();
    }

    private Value.Fields input() {
      return Value.fields().with("title", title).with("kind", kind.word());
    }
  }
}
