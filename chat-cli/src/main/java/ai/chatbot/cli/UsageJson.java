package ai.chatbot.cli;

import ai.chatbot.core.port.UsageLedger.Total;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** Usage as JSON. It has every field always; a cost that is not known is null. */
final class UsageJson {
  private UsageJson() {}

  static ObjectNode of(List<DayOfUsage> days) {
    List<ModelUsage> all = days.stream().flatMap(day -> day.models().stream()).toList();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("questions", days.stream().mapToInt(DayOfUsage::questions).sum());
    json.put("dollars", ModelUsage.dollars(all).orElse(null));
    json.set("models", models(ModelUsage.summed(all)));
    ArrayNode array = json.putArray("days");
    days.forEach(day -> array.add(of(day)));
    return json;
  }

  private static ObjectNode of(DayOfUsage day) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("day", day.day().toString()).put("questions", day.questions());
    json.put("dollars", ModelUsage.dollars(day.models()).orElse(null));
    json.set("models", models(day.models()));
    return json;
  }

  private static ArrayNode models(List<ModelUsage> usages) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    usages.forEach(usage -> array.add(of(usage)));
    return array;
  }

  private static ObjectNode of(ModelUsage usage) {
    Total total = usage.total();
    BigDecimal dollars = usage.dollars().orElse(null);
    return JsonNodeFactory.instance
        .objectNode()
        .put("inferenceId", total.inferenceId())
        .put("calls", total.calls())
        .put("estimated", total.estimated())
        .put("input", total.input())
        .put("output", total.output())
        .put("cacheRead", total.cacheRead())
        .put("cacheWrite", total.cacheWrite())
        .put("dollars", dollars);
  }
}
