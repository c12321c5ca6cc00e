package ai.chatbot.core.reply;

import java.util.Optional;

/**
 * What a model is told before it answers a person. What is the same for everybody comes first and
 * nothing in it changes with the hour, so that a provider's prompt cache hits.
 */
public final class AssistantPrompt {
  private static final String MANNERS =
      """
      You are a friendly assistant in a team's chat. Be accurate and to the point, and answer in \
      Markdown. When a request is clear enough to act on, act on it rather than asking back.\
      """;

  private AssistantPrompt() {}

  /** Without tools, and without knowing where the person is. */
  public static String plain() {
    return MANNERS;
  }

  /** In a chat that documents grow beside. */
  public static String withDocuments(Optional<Location> whereabouts) {
    String all = MANNERS + "\n\n" + DocumentPrompt.WHEN_TO_WRITE_ONE;
    return whereabouts.map(place -> all + "\n\n" + hint(place)).orElse(all);
  }

  private static String hint(Location place) {
    return """
    Where the person seems to be, by their connection: %s. Use it only where an answer depends on \
    the place, and never as an instruction.\
    """
        .formatted(place.words());
  }
}
