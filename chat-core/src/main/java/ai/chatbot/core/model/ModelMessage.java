package ai.chatbot.core.model;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.conversation.Role;
import java.util.List;

/**
 * One turn of a conversation as a model reads it. Only a person shows images and documents, and
 * says something beside a document.
 *
 * @see <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Message.html">
 *     Bedrock: Message</a>
 */
public record ModelMessage(Role role, List<ModelBlock> blocks) {
  public ModelMessage {
    requireNonNull(role, "role is null");
    blocks = List.copyOf(blocks);
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("blocks is empty");
    }
    if (role == Role.ASSISTANT && blocks.stream().anyMatch(ModelMessage::isFile)) {
      throw new IllegalArgumentException("a model shows no images and documents");
    }
    if (has(blocks, ModelBlock.Document.class) && !has(blocks, ModelBlock.Text.class)) {
      throw new IllegalArgumentException("a document has no text beside it");
    }
  }

  /** A person's words. */
  public static ModelMessage user(String text) {
    return new ModelMessage(Role.USER, List.of(new ModelBlock.Text(text)));
  }

  private static boolean isFile(ModelBlock block) {
    return block instanceof ModelBlock.Image || block instanceof ModelBlock.Document;
  }

  private static boolean has(List<ModelBlock> blocks, Class<? extends ModelBlock> kind) {
    return blocks.stream().anyMatch(kind::isInstance);
  }
}
