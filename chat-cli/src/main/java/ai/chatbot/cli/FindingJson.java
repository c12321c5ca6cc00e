package ai.chatbot.cli;

import ai.chatbot.core.port.Finding;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Findings as JSON. They have every field always; where nothing is to be done the fix is null. */
final class FindingJson {
  private FindingJson() {}

  static ArrayNode of(List<Finding> findings) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    findings.forEach(finding -> array.add(of(finding)));
    return array;
  }

  private static ObjectNode of(Finding finding) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("check", finding.check())
        .put("state", FindingTable.word(finding.state()))
        .put("found", finding.found())
        .put("fix", finding.fix().orElse(null));
  }
}
