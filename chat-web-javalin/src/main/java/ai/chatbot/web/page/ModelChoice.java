package ai.chatbot.web.page;

import static java.util.Objects.requireNonNull;

/** A model in the picker. One that the reader's plan does not include is shown, but not offered. */
public record ModelChoice(
    String id, String name, String description, boolean included, boolean selected) {
  public ModelChoice {
    requireNonNull(id, "id is null");
    requireNonNull(name, "name is null");
    requireNonNull(description, "description is null");
  }
}
