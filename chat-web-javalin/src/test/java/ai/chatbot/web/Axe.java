package ai.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * axe-core, asked what in a page somebody cannot see, reach or hear: WCAG 2.2 AA, and good manners.
 */
final class Axe {
  private static final String SCRIPT = read("/axe.min.js");
  private static final String RUN =
      """
      () => axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        resultTypes: ["violations"],
      }).then((result) => JSON.stringify(result))
      """;

  private Axe() {}

  /** Fails unless nothing is wrong with the page as it is shown now. */
  static void assertAccessible(Page page, String what) {
    page.evaluate(SCRIPT);
    JsonNode result = Visitor.parsed((String) page.evaluate(RUN));
    assertThat(result.path("passes").size()).as("rules that applied to %s", what).isPositive();
    assertThat(violations(result)).as(what).isEmpty();
  }

  private static List<String> violations(JsonNode result) {
    return elements(result.path("violations"))
        .flatMap(
            violation ->
                elements(violation.path("nodes"))
                    .map(
                        node ->
                            "%s: %s %s"
                                .formatted(
                                    violation.path("id").asText(),
                                    node.path("target"),
                                    node.path("failureSummary").asText())))
        .toList();
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static String read(String resource) {
    try (InputStream script = Axe.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(script, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
