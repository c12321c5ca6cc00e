package ai.chatbot.bedrock;

import ai.chatbot.core.port.Finding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Whose the credentials are, where they are from, and until when they hold. */
record CredentialCheck(AwsServices aws, BedrockFailures failures, ServiceTrouble sts) {
  private static final String NAME = "credentials";

  Result result() {
    if (aws.signWithBearerToken()) {
      return usable("a Bedrock API key, from AWS_BEARER_TOKEN_BEDROCK; nobody tells whose");
    }
    try {
      return told(aws.credentials());
    } catch (SdkException | CompletionException e) {
      return new Result(Finding.wrong(NAME, failures.ofConnecting(e).advice()), false);
    }
  }

  private Result told(AwsCredentialsIdentity credentials) {
    try {
      return usable(
          owner(aws.caller()) + ", from " + CredentialOrigin.of(credentials) + end(credentials));
    } catch (SdkException e) {
      return new Result(Finding.wrong(NAME, sts.sentence(e)), !sts.isOfAccess(e));
    }
  }

  private static String owner(GetCallerIdentityResponse caller) {
    return "%s of account %s".formatted(caller.arn(), caller.account());
  }

  private static String end(AwsCredentialsIdentity credentials) {
    return credentials.expirationTime().map(CredentialCheck::until).orElse("");
  }

  private static String until(Instant end) {
    return ", until " + end.truncatedTo(ChronoUnit.SECONDS);
  }

  private static Result usable(String found) {
    return new Result(Finding.ok(NAME, found), true);
  }

  /** What was found, and whether there is a point in asking with them. */
  record Result(Finding finding, boolean usable) {}
}
