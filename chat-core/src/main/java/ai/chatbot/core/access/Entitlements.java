package ai.chatbot.core.access;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.catalog.ModelId;
import java.util.Set;

/**
 * What one kind of user may do.
 *
 * @param allowance how many questions they have
 * @param models the families that they may ask
 */
public record Entitlements(Allowance allowance, Set<ModelId> models) {
  public Entitlements {
    requireNonNull(allowance, "allowance is null");
    models = Set.copyOf(models);
  }
}
