package ai.chatbot.bedrock;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where credentials for Bedrock would come from, judged by what is set and written on this machine
 * alone: no network, no metadata service, and no secret in what is returned. In the order in which
 * the AWS SDK for Java prefers them. That a source is present does not say that it works.
 */
public final class CredentialSources {
  private static final String BEARER_TOKEN = "AWS_BEARER_TOKEN_BEDROCK";
  private static final String KEYS = "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";
  private static final String WEB_IDENTITY = "AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN";
  private static final String CONTAINER_RELATIVE = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
  private static final String CONTAINER_FULL = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

  /**
   * The settings of which one is enough for a profile to lead to credentials. Not among them is the
   * {@code login_session} of {@code aws login}, for which the SDK's module is not at hand.
   */
  private static final Set<String> WAYS =
      Set.of(
          "aws_access_key_id",
          "role_arn",
          "sso_session",
          "sso_start_url",
          "credential_process",
          "web_identity_token_file");

  private final AwsSettings settings;

  private CredentialSources(AwsSettings settings) {
    this.settings = settings;
  }

  /**
   * Names the first source that is present, if any is. A file that cannot be read is not present.
   *
   * @param env the environment
   * @param home the home folder, in which the {@code .aws} folder is looked for
   */
  public static Optional<String> found(Map<String, String> env, Path home) {
    return new CredentialSources(new AwsSettings(env, home)).first();
  }

  /** What {@link #found} looks at, in that order, in words for a help text. */
  public static List<String> names() {
    return List.of(
        BEARER_TOKEN,
        KEYS,
        WEB_IDENTITY,
        "the profile in AWS_PROFILE, or default, in ~/.aws/credentials and ~/.aws/config"
            + " (or AWS_SHARED_CREDENTIALS_FILE and AWS_CONFIG_FILE; one of `aws login` does not"
            + " count)",
        CONTAINER_RELATIVE + " or " + CONTAINER_FULL);
  }

  private Optional<String> first() {
    return Stream.of(
            when(areSet(BEARER_TOKEN), BEARER_TOKEN),
            when(areSet("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"), KEYS),
            when(areSet("AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN"), WEB_IDENTITY),
            when(profileLeadsToCredentials(), "profile " + settings.profile()),
            when(areSet(CONTAINER_RELATIVE), CONTAINER_RELATIVE),
            when(areSet(CONTAINER_FULL), CONTAINER_FULL))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> when(boolean present, String name) {
    return present ? Optional.of(name) : Optional.empty();
  }

  private boolean areSet(String... variables) {
    return Stream.of(variables).map(settings::variable).allMatch(Optional::isPresent);
  }

  private boolean profileLeadsToCredentials() {
    return !Collections.disjoint(settings.ofProfile().keySet(), WAYS);
  }
}
