package ai.chatbot.core.model;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.conversation.Role;
import java.util.List;

/** One turn of a conversation as a model reads it. */
public record ModelMessage(Role role, List<ModelBlock> blocks) {
  public ModelMessage {
    requireNonNull(role, "role is null");
    blocks = List.copyOf(blocks);
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("blocks is empty");
    }
  }

  /** A person's words. */
  public static ModelMessage user(String text) {
    return new ModelMessage(Role.USER, List.of(new ModelBlock.Text(text)));
  }
}
