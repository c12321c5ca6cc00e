package ai.chatbot.core.reply;

import ai.chatbot.core.model.ModelFailure;

/** Why a reply failed, as far as the person who asked needs to know. */
public enum ReplyFailure {
  /** The model is not open to this installation, or its credentials are missing. */
  NO_ACCESS,
  /** Too many questions at the moment: worth trying again soon. */
  BUSY,
  /** The model refused the request as it stands: trying again will not help. */
  REJECTED,
  /** The model cannot be reached: worth trying again. */
  UNAVAILABLE,
  /** The answer broke off: worth trying again. */
  BROKEN_OFF,
  /** No living model serves the choice in this region. */
  NO_MODEL,
  /** A fault of this program. */
  INTERNAL;

  /** What a person needs to know of that failure. */
  public static ReplyFailure of(ModelFailure failure) {
    return switch (failure) {
      case ModelFailure.NoAccess it -> NO_ACCESS;
      case ModelFailure.CredentialsMissing it -> NO_ACCESS;
      case ModelFailure.Throttled it -> BUSY;
      case ModelFailure.Rejected it -> REJECTED;
      case ModelFailure.Unavailable it -> UNAVAILABLE;
      case ModelFailure.BrokenStream it -> BROKEN_OFF;
    };
  }
}
