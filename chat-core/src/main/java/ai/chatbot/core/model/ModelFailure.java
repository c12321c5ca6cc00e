package ai.chatbot.core.model;

import static java.util.Objects.requireNonNull;

/**
 * Why a call of a model came to nothing or broke off. {@code detail} holds the provider's own words
 * for the operator's log; it never reaches a person.
 */
public sealed interface ModelFailure {
  /** The provider's words, for the operator alone. */
  String detail();

  /** May the same call succeed a little later? */
  boolean retryable();

  /** The account has no access to the model, or its credentials may not use it. */
  record NoAccess(String detail) implements ModelFailure {
    public NoAccess {
      requireNonNull(detail, "detail is null");
    }

    @Override
    public boolean retryable() {
      return false;
    }
  }

  /** There are no credentials to call the provider with. */
  record CredentialsMissing(String detail) implements ModelFailure {
    public CredentialsMissing {
      requireNonNull(detail, "detail is null");
    }

    @Override
    public boolean retryable() {
      return false;
    }
  }

  /** Too many requests or tokens at the moment. */
  record Throttled(String detail) implements ModelFailure {
    public Throttled {
      requireNonNull(detail, "detail is null");
    }

    @Override
    public boolean retryable() {
      return true;
    }
  }

  /** The provider refused the request as it stands. */
  record Rejected(String detail) implements ModelFailure {
    public Rejected {
      requireNonNull(detail, "detail is null");
    }

    @Override
    public boolean retryable() {
      return false;
    }
  }

  /** The provider cannot be reached or is in trouble. */
  record Unavailable(String detail) implements ModelFailure {
    public Unavailable {
      requireNonNull(detail, "detail is null");
    }

    @Override
    public boolean retryable() {
      return true;
    }
  }

  /** The stream broke off, or ended without saying that it ended. */
  record BrokenStream(String detail) implements ModelFailure {
    public BrokenStream {
      requireNonNull(detail, "detail is null");
    }

    @Override
    public boolean retryable() {
      return true;
    }
  }
}
