package ai.chatbot.core.access;

/** Why a password does not do. */
public enum PasswordFlaw {
  /** There is nothing to read in it. */
  BLANK,
  /** It has fewer than {@link PasswordRules#SHORTEST} Unicode code points. */
  TOO_SHORT,
  /** It has more than {@link PasswordRules#LONGEST} Unicode code points. */
  TOO_LONG,
  /** It is the e-mail address by which its owner signs in. */
  SAME_AS_EMAIL,
  /** It is one of those that everybody tries first. */
  VERY_COMMON
}
