package ai.chatbot.bedrock;

import ai.chatbot.core.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.document.Document;

/** Values as the SDK's documents. Fields keep their order, so that equal requests stay equal. */
final class Documents {
  private Documents() {}

  static Document of(Value value) {
    return switch (value) {
      case Value.Null none -> Document.fromNull();
      case Value.Bool bool -> Document.fromBoolean(bool.value());
      case Value.Num num -> Document.fromNumber(num.value());
      case Value.Text text -> Document.fromString(text.value());
      case Value.Items items ->
          Document.fromList(items.values().stream().map(Documents::of).toList());
      case Value.Fields fields -> Document.fromMap(documents(fields));
    };
  }

  private static Map<String, Document> documents(Value.Fields fields) {
    Map<String, Document> documents = new LinkedHashMap<>();
    fields.values().forEach((name, value) -> documents.put(name, of(value)));
    return documents;
  }
}
