package ai.chatbot.bedrock;

import ai.chatbot.core.port.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Whether inference profiles are there and active, by what Bedrock's control plane lists. */
record ProfileCheck(AwsServices aws, ServiceTrouble controlPlane, String region) {
  static final String NAME = "profiles";
  private static final String ACTIVE = "ACTIVE";
  private static final int FORBIDDEN = 403;

  List<Finding> findings(List<String> ids) {
    if (ids.isEmpty()) {
      return List.of(Finding.ok(NAME, "none is called from " + region));
    }
    try {
      Map<String, String> listed = aws.profiles();
      List<Finding> wrong =
          ids.stream().flatMap(id -> wrong(id, Optional.ofNullable(listed.get(id)))).toList();
      return wrong.isEmpty()
          ? List.of(Finding.ok(NAME, "all %d that may be called are active".formatted(ids.size())))
          : wrong;
    } catch (SdkException e) {
      return List.of(notListed(e));
    }
  }

  private Stream<Finding> wrong(String id, Optional<String> status) {
    if (status.isEmpty()) {
      return wrong(
          "Bedrock in %s has no inference profile %s: set AWS_REGION to another region, or offer another model in the file of CHAT_MODELS."
              .formatted(region, id));
    }
    return status.get().equals(ACTIVE)
        ? Stream.empty()
        : wrong(
            "The inference profile %s is not active (%s): wait until it is, or set AWS_REGION to another region."
                .formatted(id, status.get()));
  }

  private static Stream<Finding> wrong(String sentence) {
    return Stream.of(Finding.wrong(NAME, sentence));
  }

  private Finding notListed(SdkException thrown) {
    return isForbidden(thrown) && !controlPlane.isOfAccess(thrown)
        ? Finding.unexamined(
            NAME,
            "These credentials may not list the inference profiles: allow"
                + " bedrock:ListInferenceProfiles to have them examined.")
        : Finding.wrong(NAME, controlPlane.sentence(thrown));
  }

  private static boolean isForbidden(SdkException thrown) {
    return thrown instanceof AwsServiceException refusal && refusal.statusCode() == FORBIDDEN;
  }
}
