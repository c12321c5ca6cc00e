package ai.chatbot.bedrock;

import ai.chatbot.core.model.ModelFailure;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.bedrockruntime.model.AccessDeniedException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelStreamErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ResourceNotFoundException;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/**
 * What the SDK throws as the core's failures, with the provider's words and the request id for the
 * operator. The kinds are those of the errors that Bedrock documents for ConverseStream; one that
 * it sends inside a stream has the same type and no status.
 */
final class BedrockFailures {
  private BedrockFailures() {}

  /** A call that failed before the first event. */
  static ModelFailure of(Throwable thrown) {
    return switch (cause(thrown)) {
      case AwsServiceException refusal -> refused(refusal);
      case SdkClientException trouble when lacksCredentials(trouble) ->
          new ModelFailure.CredentialsMissing(words(trouble));
      case Throwable trouble -> new ModelFailure.Unavailable(words(trouble));
    };
  }

  /** A stream that failed after its first event: what the provider did not explain broke it. */
  static ModelFailure duringStream(Throwable thrown) {
    return switch (cause(thrown)) {
      case AwsServiceException refusal -> refused(refusal);
      case Throwable trouble -> new ModelFailure.BrokenStream(words(trouble));
    };
  }

  private static ModelFailure refused(AwsServiceException refusal) {
    String words = words(refusal);
    return switch (refusal) {
      case ThrottlingException throttled -> new ModelFailure.Throttled(words);
      case ValidationException invalid -> new ModelFailure.Rejected(words);
      case AccessDeniedException denied -> new ModelFailure.NoAccess(words);
      // Also a model past the end of its life, or asleep as Legacy for this account.
      case ResourceNotFoundException missing -> new ModelFailure.NoAccess(words);
      case ModelStreamErrorException broken -> new ModelFailure.BrokenStream(words);
      default -> refused(refusal.statusCode(), words);
    };
  }

  private static ModelFailure refused(int status, String words) {
    return switch (status) {
      case 401, 403 -> new ModelFailure.NoAccess(words);
      case 429 -> new ModelFailure.Throttled(words);
      case 408, 424 -> new ModelFailure.Unavailable(words);
      default ->
          status >= 400 && status < 500
              ? new ModelFailure.Rejected(words)
              : new ModelFailure.Unavailable(words);
    };
  }

  /** The SDK has no type for this; each of its chains says it in these words. */
  private static boolean lacksCredentials(SdkClientException trouble) {
    return words(trouble).contains("Unable to load credentials");
  }

  private static String words(AwsServiceException refusal) {
    AwsErrorDetails details = refusal.awsErrorDetails();
    String code = details == null ? refusal.getClass().getSimpleName() : details.errorCode();
    return code + ": " + refusal.getMessage();
  }

  private static String words(Throwable trouble) {
    return trouble.getClass().getSimpleName() + ": " + trouble.getMessage();
  }

  private static Throwable cause(Throwable thrown) {
    boolean wrapped = thrown instanceof CompletionException || thrown instanceof ExecutionException;
    return wrapped && thrown.getCause() != null ? cause(thrown.getCause()) : thrown;
  }
}
