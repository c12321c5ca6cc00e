package ai.chatbot.bedrock;

import ai.chatbot.core.model.ModelFailure.Report;
import java.net.SocketTimeoutException;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What keeps a service of AWS from answering, and how it is mended.
 *
 * @param service what people call it
 * @param endpoint what its endpoint in a VPC is called
 */
record ServiceTrouble(String service, String endpoint, String region, BedrockFailures failures) {

  /** Both in one sentence. */
  String sentence(RuntimeException thrown) {
    return failures.ofAccess(thrown).map(Report::advice).orElseGet(() -> unexplained(thrown));
  }

  /** Is it about whoever asks rather than about the service? */
  boolean isOfAccess(RuntimeException thrown) {
    return failures.ofAccess(thrown).isPresent();
  }

  private String unexplained(RuntimeException thrown) {
    return isUnreachable(thrown)
        ? "%s cannot be reached in %s: check AWS_REGION, the network and its proxy (HTTPS_PROXY), and in a VPC the route or endpoint to %s."
            .formatted(service, region, endpoint)
        : "%s in %s has trouble (%s): try again in a little while."
            .formatted(service, region, status(thrown));
  }

  private static boolean isUnreachable(Throwable thrown) {
    return BedrockFailures.isOfTheWay(thrown)
        || Stream.iterate(thrown, each -> each != null, Throwable::getCause)
            .anyMatch(SocketTimeoutException.class::isInstance);
  }

  private static String status(RuntimeException thrown) {
    return thrown instanceof AwsServiceException refusal
        ? "status " + refusal.statusCode()
        : thrown.getClass().getSimpleName();
  }
}
