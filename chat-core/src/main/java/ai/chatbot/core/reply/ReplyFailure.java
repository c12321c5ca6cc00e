package ai.chatbot.core.reply;

import ai.chatbot.core.model.ModelFailure;

/** Why a reply failed, as far as the person who asked needs to know. */
public enum ReplyFailure {
  /** The model is not open to this installation, or its settings or credentials are wrong. */
  NO_ACCESS,
  /** Too many questions at the moment: worth trying again soon. */
  BUSY,
  /** The day's allowance of the model is spent: another model may answer. */
  QUOTA_SPENT,
  /** The conversation is too long for the model: a new chat helps. */
  TOO_LONG,
  /** A guardrail or filter held back the answer: other words may help. */
  BLOCKED,
  /** The model refused the request as it stands: trying again will not help. */
  REJECTED,
  /** The model cannot be reached: worth trying again. */
  UNAVAILABLE,
  /** The model was silent for too long: worth trying again. */
  TIMED_OUT,
  /** The answer broke off: worth trying again. */
  BROKEN_OFF,
  /** No living model serves the choice in this region: another model may. */
  NO_MODEL,
  /** A fault of this program. */
  INTERNAL;

  /** What a person needs to know of that failure. */
  public static ReplyFailure of(ModelFailure failure) {
    return switch (failure) {
      case ModelFailure.NoAccess it -> NO_ACCESS;
      case ModelFailure.CredentialsMissing it -> NO_ACCESS;
      case ModelFailure.CredentialsRefused it -> NO_ACCESS;
      case ModelFailure.GuardrailUnusable it -> NO_ACCESS;
      case ModelFailure.ProfileRequired it -> NO_MODEL;
      case ModelFailure.UnknownModel it -> NO_MODEL;
      case ModelFailure.ModelEnded it -> NO_MODEL;
      case ModelFailure.Throttled it -> BUSY;
      case ModelFailure.Busy it -> BUSY;
      case ModelFailure.QuotaSpent it -> QUOTA_SPENT;
      case ModelFailure.ContextTooLong it -> TOO_LONG;
      case ModelFailure.Blocked it -> BLOCKED;
      case ModelFailure.Rejected it -> REJECTED;
      case ModelFailure.Unavailable it -> UNAVAILABLE;
      case ModelFailure.TimedOut it -> TIMED_OUT;
      case ModelFailure.BrokenStream it -> BROKEN_OFF;
      case ModelFailure.MalformedOutput it -> BROKEN_OFF;
    };
  }
}
