package ai.chatbot.core.access;

import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.identity.User;
import java.time.Duration;
import java.util.Set;

/** What one kind of user may do: questions in any {@link #WINDOW}, and the models to ask. */
public record Entitlements(int questions, Set<ModelId> models) {
  /** The window over which questions are counted. It slides. */
  public static final Duration WINDOW = Duration.ofHours(24);

  private static final int GUEST_QUESTIONS = 20;
  private static final int MEMBER_QUESTIONS = 50;

  public Entitlements {
    if (questions < 0) {
      throw new IllegalArgumentException("questions is negative");
    }
    models = Set.copyOf(models);
  }

  /** The defaults: 20 questions for a guest, 50 for a member, every model for both. */
  public static Entitlements of(User user, Set<ModelId> models) {
    return switch (user) {
      case User.Guest guest -> new Entitlements(GUEST_QUESTIONS, models);
      case User.Member member -> new Entitlements(MEMBER_QUESTIONS, models);
    };
  }
}
