package ai.chatbot.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentKind;
import ai.chatbot.core.document.Suggestion;
import ai.chatbot.core.document.SuggestionId;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyFailure;
import ai.chatbot.core.tool.ApprovalId;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.value.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReplyEventJsonTest {
  private static final MessageId MESSAGE =
      new MessageId(UUID.fromString("00000000-0000-4000-8000-000000000001"));
  private static final DocumentId DOCUMENT =
      new DocumentId(UUID.fromString("00000000-0000-4000-8000-000000000002"));

  /** What the first release did not know. */
  private static final List<ReplyEvent> LATER =
      List.of(
          new ReplyEvent.ReasoningEnded(2, new Seal.Redacted("d2l0aGhlbGQ=")),
          new ReplyEvent.AnsweredBy(
              new MessagePart.AnsweredBy(
                  "claude-sonnet", "eu.anthropic.claude-sonnet-4-5-20250929-v1:0", true)),
          new ReplyEvent.ApprovalRequested("call-1", new ApprovalId("approval-1")),
          new ReplyEvent.ToolDenied("call-1"),
          new ReplyEvent.Suggested(
              new Suggestion(
                  new SuggestionId(UUID.fromString("00000000-0000-4000-8000-000000000003")),
                  DOCUMENT,
                  2,
                  "It are",
                  "It is",
                  "",
                  false,
                  Instant.parse("2026-11-22T12:00:00.123456Z"))),
          failed(ReplyFailure.QUOTA_SPENT),
          failed(ReplyFailure.TOO_LONG),
          failed(ReplyFailure.BLOCKED),
          failed(ReplyFailure.TIMED_OUT));

  @Test
  void theFirstReleasesRowsAreRead() {
    assertThat(ReplyEventJson.read(OldRows.read("reply-events-v1.json")))
        .isEqualTo(everyEvent().stream().filter(Predicate.not(LATER::contains)).toList());
  }

  @Test
  void theSecondReleasesRowsAreRead() {
    assertThat(ReplyEventJson.read(OldRows.read("reply-events-v2.json"))).isEqualTo(LATER);
  }

  @Test
  void whatIsWrittenIsRead() {
    assertThat(ReplyEventJson.read(ReplyEventJson.write(everyEvent()))).isEqualTo(everyEvent());
  }

  @Test
  void everyKindOfEventIsAmongThem() {
    assertThat(everyEvent().stream().map(Object::getClass).distinct())
        .hasSize(ReplyEvent.class.getPermittedSubclasses().length);
  }

  @Test
  void aFailureThatWasStoredWithoutAReasonSaysSo() {
    assertThat(ReplyEventJson.read("[{\"type\":\"tool-failed\",\"call\":\"c\",\"reason\":\"\"}]"))
        .containsExactly(
            new ReplyEvent.ToolSettled("c", new ToolOutcome.Failed("The tool did not say why.")));
  }

  @Test
  void aDocumentOfUnknownKindIsNamed() {
    String opened =
        "[{'type':'document-opened','document':'" + DOCUMENT + "','title':'','kind':'opera'}]";

    assertThatIllegalStateException()
        .isThrownBy(() -> ReplyEventJson.read(opened.replace('\'', '"')))
        .withMessage("a document is of unknown kind: opera");
  }

  @Test
  void anEventOfUnknownTypeIsNamed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ReplyEventJson.read("[{\"type\":\"hologram\"}]"))
        .withMessage("a reply has an event of unknown type: hologram");
  }

  private static List<ReplyEvent> everyEvent() {
    Value.Fields input = Value.fields().with("city", "Zürich");
    Value.Fields output = Value.fields().with("celsius", new Value.Num(new BigDecimal("-1.50")));
    Stream<ReplyEvent> events =
        Stream.of(
            new ReplyEvent.Started(MESSAGE),
            new ReplyEvent.StepStarted(),
            new ReplyEvent.ReasoningStarted(0),
            new ReplyEvent.ReasoningDelta(0, "Hm …"),
            new ReplyEvent.ReasoningEnded(0, new Seal.Signature("c2VhbA==")),
            new ReplyEvent.ReasoningEnded(1, null),
            new ReplyEvent.TextStarted(2),
            new ReplyEvent.TextDelta(2, "It is"),
            new ReplyEvent.TextEnded(2),
            new ReplyEvent.ToolInputStarted("call-1", "getWeather"),
            new ReplyEvent.ToolInputDelta("call-1", "{\"ci"),
            new ReplyEvent.ToolCalled(new ToolCall("call-1", "getWeather", input)),
            new ReplyEvent.ToolSettled("call-1", new ToolOutcome.Succeeded(output)),
            new ReplyEvent.ToolSettled("call-2", new ToolOutcome.Failed("no such city")),
            new ReplyEvent.DocumentOpened(DOCUMENT, "Sky", DocumentKind.TEXT),
            new ReplyEvent.DocumentOpened(DOCUMENT, "Sky", DocumentKind.CODE),
            new ReplyEvent.DocumentOpened(DOCUMENT, "Sky", DocumentKind.SHEET),
            new ReplyEvent.DocumentDelta(DOCUMENT, "# Sky\n"),
            new ReplyEvent.DocumentSaved(DOCUMENT),
            new ReplyEvent.Titled("Why the sky is blue"),
            new ReplyEvent.StepFinished());
    Stream<ReplyEvent> ends = everyEnd().map(ReplyEvent.Ended::new);
    return Stream.of(events, LATER.stream(), ends).flatMap(each -> each).distinct().toList();
  }

  private static ReplyEvent failed(ReplyFailure failure) {
    return new ReplyEvent.Ended(new ReplyEnd.Failed(failure));
  }

  private static Stream<ReplyEnd> everyEnd() {
    Stream<ReplyEnd> finished = Stream.of(StopReason.values()).map(ReplyEnd.Finished::new);
    Stream<ReplyEnd> failed = Stream.of(ReplyFailure.values()).map(ReplyEnd.Failed::new);
    return Stream.of(
            finished,
            Stream.of(new ReplyEnd.Stopped()),
            failed,
            Stream.of(new ReplyEnd.Interrupted()))
        .flatMap(ends -> ends);
  }
}
