package ai.chatbot.core.model;

/** What may help where a model failed before it said anything. */
public enum Remedy {
  /** A little time, or another profile of the same model meanwhile. */
  TIME,
  /** Another way to call it, or another model. */
  ANOTHER_WAY,
  /** Another model alone. */
  ANOTHER_MODEL,
  /** Nothing: any model would fail so, or should not be asked. */
  NOTHING;

  static Remedy of(ModelFailure failure) {
    return switch (failure) {
      case ModelFailure.Throttled it -> TIME;
      case ModelFailure.Busy it -> TIME;
      case ModelFailure.Unavailable it -> TIME;
      case ModelFailure.TimedOut it -> TIME;
      case ModelFailure.BrokenStream it -> TIME;
      case ModelFailure.MalformedOutput it -> TIME;
      case ModelFailure.NoAccess it -> ANOTHER_WAY;
      case ModelFailure.ProfileRequired it -> ANOTHER_WAY;
      case ModelFailure.UnknownModel it -> ANOTHER_WAY;
      case ModelFailure.ModelEnded it -> ANOTHER_MODEL;
      case ModelFailure.QuotaSpent it -> ANOTHER_MODEL;
      case ModelFailure.CredentialsMissing it -> NOTHING;
      case ModelFailure.CredentialsRefused it -> NOTHING;
      case ModelFailure.GuardrailUnusable it -> NOTHING;
      case ModelFailure.ContextTooLong it -> NOTHING;
      case ModelFailure.Blocked it -> NOTHING;
      case ModelFailure.Rejected it -> NOTHING;
    };
  }
}
