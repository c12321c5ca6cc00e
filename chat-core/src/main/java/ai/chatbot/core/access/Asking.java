package ai.chatbot.core.access;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.identity.User;
import java.util.Optional;

/**
 * A question about to be asked.
 *
 * @param asker who asks
 * @param chat where, if that chat exists already
 * @param model whom
 * @param entitlements what the asker's plan includes
 */
public record Asking(User asker, Optional<Chat> chat, ModelId model, Entitlements entitlements) {
  public Asking {
    requireNonNull(asker, "asker is null");
    requireNonNull(chat, "chat is null");
    requireNonNull(model, "model is null");
    requireNonNull(entitlements, "entitlements is null");
  }
}
