package ai.chatbot.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.catalog.Capabilities;
import ai.chatbot.core.catalog.Effort;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.catalog.Thinking;
import ai.chatbot.core.catalog.ToolCalling;
import ai.chatbot.core.contract.ARequest;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shapes of shared/reference/bedrock.md §4.7, for an answer of 8,000 tokens. */
final class ThinkingFieldsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      useHeadersInDisplayName = true,
      textBlock =
          """
          THINKING             | EFFORT | FIELDS
          NONE                 | OFF    | {}
          NONE                 | HIGH   | {}
          BUDGETED             | OFF    | {}
          BUDGETED             | LOW    | {'thinking':{'budget_tokens':1024,'type':'enabled'}}
          BUDGETED             | MEDIUM | {'thinking':{'budget_tokens':2000,'type':'enabled'}}
          BUDGETED             | HIGH   | {'thinking':{'budget_tokens':4000,'type':'enabled'}}
          ADAPTIVE             | OFF    | {}
          ADAPTIVE             | LOW    | {'output_config':{'effort':'low'},'thinking':{'display':'summarized','type':'adaptive'}}
          ADAPTIVE_BY_DEFAULT  | OFF    | {'thinking':{'type':'disabled'}}
          ADAPTIVE_BY_DEFAULT  | MEDIUM | {'output_config':{'effort':'medium'},'thinking':{'display':'summarized','type':'adaptive'}}
          ALWAYS               | OFF    | {'output_config':{'effort':'low'},'thinking':{'display':'summarized','type':'adaptive'}}
          ALWAYS               | HIGH   | {'output_config':{'effort':'high'},'thinking':{'display':'summarized','type':'adaptive'}}
          ALWAYS_BETWEEN_TOOLS | OFF    | {'output_config':{'effort':'between_tools'},'thinking':{'display':'summarized','type':'adaptive'}}
          ALWAYS_BETWEEN_TOOLS | MEDIUM | {'output_config':{'effort':'medium'},'thinking':{'display':'summarized','type':'adaptive'}}
          NOVA                 | OFF    | {}
          NOVA                 | LOW    | {'reasoningConfig':{'maxReasoningEffort':'low','type':'enabled'}}
          NOVA                 | HIGH   | {'reasoningConfig':{'maxReasoningEffort':'medium','type':'enabled'}}
          """)
  void eachGenerationIsToldInItsOwnShape(Thinking thinking, Effort effort, String fields) {
    assertThat(said(thinking, effort, 8_000)).isEqualTo(fields.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource({"1024, {}", "400, {}", "1025, 1024"})
  void aBudgetLeavesRoomForTheAnswerOrThereIsNone(int maxTokens, String within) {
    assertThat(said(Thinking.BUDGETED, Effort.HIGH, maxTokens)).contains(within);
  }

  private static String said(Thinking thinking, Effort effort, int maxTokens) {
    Capabilities capabilities = ARequest.able(ToolCalling.STREAMED, thinking, Set.of());
    Route route = ARequest.route(capabilities, effort);
    return ToolInputJson.write(Documents.of(ThinkingFields.of(route, maxTokens)));
  }
}
