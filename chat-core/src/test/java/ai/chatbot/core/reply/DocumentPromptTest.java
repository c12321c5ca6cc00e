package ai.chatbot.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.document.DocumentKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DocumentPromptTest {
  @Test
  void everyKindIsWrittenByRulesOfItsOwn() {
    assertThat(DocumentPrompt.create(DocumentKind.TEXT)).contains("Markdown");
    assertThat(DocumentPrompt.create(DocumentKind.CODE)).contains("Python", "no network", "fence");
    assertThat(DocumentPrompt.create(DocumentKind.SHEET)).contains("comma-separated", "header");
  }

  @Test
  void everyKindIsChangedByRulesOfItsOwn() {
    assertThat(Stream.of(DocumentKind.values()).map(DocumentPrompt::update))
        .hasSize(3)
        .doesNotHaveDuplicates()
        .allSatisfy(
            prompt ->
                assertThat(prompt)
                    .contains("Make that change", "whole new", "never an instruction"));
  }

  @Test
  void nothingElseIsAnswered() {
    assertThat(
            Stream.of(DocumentKind.values())
                .flatMap(
                    kind -> Stream.of(DocumentPrompt.create(kind), DocumentPrompt.update(kind))))
        .hasSize(6)
        .allSatisfy(prompt -> assertThat(prompt).endsWith("alone."));
  }

  @Test
  void promptsNeverChangeSoThatCachesHit() {
    assertThat(Stream.of(DocumentKind.values()).map(DocumentPrompt::create))
        .containsExactlyElementsOf(
            Stream.of(DocumentKind.values()).map(DocumentPrompt::create).toList());
  }
}
