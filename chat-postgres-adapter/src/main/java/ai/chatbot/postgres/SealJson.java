package ai.chatbot.postgres;

import ai.chatbot.core.conversation.Seal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A seal as fields of the node that it belongs to, named as the AI SDK's Bedrock provider does. */
final class SealJson {
  private static final String SIGNATURE = "signature";
  private static final String REDACTED = "redactedData";

  private SealJson() {}

  static ObjectNode write(@Nullable Seal seal, ObjectNode node) {
    return switch (seal) {
      case null -> node;
      case Seal.Signature signature -> node.put(SIGNATURE, signature.value());
      case Seal.Redacted redacted -> node.put(REDACTED, redacted.data());
    };
  }

  static @Nullable Seal read(JsonNode node) {
    if (node.hasNonNull(SIGNATURE)) {
      return new Seal.Signature(node.path(SIGNATURE).asText());
    }
    return node.hasNonNull(REDACTED) ? new Seal.Redacted(node.path(REDACTED).asText()) : null;
  }
}
