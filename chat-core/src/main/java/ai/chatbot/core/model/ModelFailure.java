package ai.chatbot.core.model;

import static java.util.Objects.requireNonNull;

/**
 * Why a call of a model came to nothing or broke off: a case for each thing that somebody does
 * something about. What is in its {@link Report} is for the operator and never reaches a person.
 */
public sealed interface ModelFailure {

  /** What the operator is told. */
  Report report();

  /** What may help, where nothing has been said yet. */
  default Remedy remedy() {
    return Remedy.of(this);
  }

  /** May the same call succeed a little later? */
  default boolean retryable() {
    return remedy() == Remedy.TIME;
  }

  /** These credentials may not use the model, or the account has no access to it. */
  record NoAccess(Report report) implements ModelFailure {}

  /** There are no credentials to call the provider with. */
  record CredentialsMissing(Report report) implements ModelFailure {}

  /** There are credentials, and the provider does not accept them: expired, withdrawn or wrong. */
  record CredentialsRefused(Report report) implements ModelFailure {}

  /** The model is called by an inference profile alone, and was called by its own id. */
  record ProfileRequired(Report report) implements ModelFailure {}

  /** The provider knows no model of that id in that region. */
  record UnknownModel(Report report) implements ModelFailure {}

  /** The model has reached the end of its life, for everybody or for this account. */
  record ModelEnded(Report report) implements ModelFailure {}

  /** Too many requests or tokens at the moment. */
  record Throttled(Report report) implements ModelFailure {}

  /** The day's tokens are spent: waiting a little does not help. */
  record QuotaSpent(Report report) implements ModelFailure {}

  /** This process has as many answers under way as it has memory for. */
  record Busy(Report report) implements ModelFailure {}

  /** The conversation is longer than the model's window. */
  record ContextTooLong(Report report) implements ModelFailure {}

  /** A guardrail or the provider's filter held back the whole answer. */
  record Blocked(Report report) implements ModelFailure {}

  /** The guardrail that the settings name cannot be used. */
  record GuardrailUnusable(Report report) implements ModelFailure {}

  /** The provider refused the request as it stands, for another reason. */
  record Rejected(Report report) implements ModelFailure {}

  /** The provider cannot be reached or is in trouble. */
  record Unavailable(Report report) implements ModelFailure {}

  /** Nothing came for longer than the provider or the connection waits. */
  record TimedOut(Report report) implements ModelFailure {}

  /** The stream broke off, or ended without saying that it ended. */
  record BrokenStream(Report report) implements ModelFailure {}

  /** The model wrote what is no answer, such as a tool's input that is not JSON. */
  record MalformedOutput(Report report) implements ModelFailure {}

  /**
   * What the operator is told.
   *
   * @param advice one sentence: what is wrong and how it is mended
   * @param words the provider's own words with the request's id; empty where it said nothing
   */
  record Report(String advice, String words) {
    public Report {
      requireNonNull(words, "words is null");
      if (advice.isBlank()) {
        throw new IllegalArgumentException("advice is blank");
      }
    }

    /** Where the provider said nothing. */
    public static Report of(String advice) {
      return new Report(advice, "");
    }
  }
}
