package ai.chatbot.core.access;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.identity.User;
import java.util.Set;

/** What every kind of user may do. */
public record Plans(Entitlements guests, Entitlements members) {
  private static final Allowance GUESTS = new Allowance(20);
  private static final Allowance MEMBERS = new Allowance(50);

  public Plans {
    requireNonNull(guests, "guests is null");
    requireNonNull(members, "members is null");
  }

  /** 20 questions for a guest, 50 for a member, and all those models for both. */
  public static Plans standard(Set<ModelId> models) {
    return new Plans(new Entitlements(GUESTS, models), new Entitlements(MEMBERS, models));
  }

  /** What that user may do. */
  public Entitlements of(User user) {
    return switch (user) {
      case User.Guest guest -> guests;
      case User.Member member -> members;
    };
  }
}
