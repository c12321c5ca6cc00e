package ai.chatbot.bedrock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where credentials for Bedrock would come from, judged by what is set and written on this machine
 * alone: no network, no metadata service, and no secret in what is returned. In the order in which
 * the AWS SDK for Java prefers them. That a source is present does not say that it works.
 */
public final class CredentialSources {
  static final String BEARER_TOKEN = "AWS_BEARER_TOKEN_BEDROCK";

  private static final String KEYS = "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";
  private static final String WEB_IDENTITY = "AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN";
  private static final String CONTAINER_RELATIVE = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
  private static final String CONTAINER_FULL = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

  /** The settings of which one is enough for a profile to lead to credentials. */
  private static final Set<String> WAYS =
      Set.of(
          "aws_access_key_id",
          "role_arn",
          "sso_session",
          "sso_start_url",
          "credential_process",
          "login_session",
          "web_identity_token_file");

  private static final Pattern SECTION = Pattern.compile("\\[\\s*(?:profile\\s+)?([^]]*?)\\s*].*");
  private static final Pattern SETTING = Pattern.compile("(\\w+)\\s*=\\s*\\S.*");

  private final Map<String, String> env;
  private final Path home;

  private CredentialSources(Map<String, String> env, Path home) {
    this.env = env;
    this.home = home;
  }

  /**
   * Names the first source that is present, if any is. A file that cannot be read is not present.
   *
   * @param env the environment
   * @param home the home folder, in which the {@code .aws} folder is looked for
   */
  public static Optional<String> found(Map<String, String> env, Path home) {
    return new CredentialSources(env, home).first();
  }

  /** What {@link #found} looks at, in that order, in words for a help text. */
  public static List<String> names() {
    return List.of(
        BEARER_TOKEN,
        KEYS,
        WEB_IDENTITY,
        "the profile in AWS_PROFILE, or default, in ~/.aws/credentials and ~/.aws/config"
            + " (or AWS_SHARED_CREDENTIALS_FILE and AWS_CONFIG_FILE)",
        CONTAINER_RELATIVE + " or " + CONTAINER_FULL);
  }

  private Optional<String> first() {
    return Stream.of(
            when(isSet(BEARER_TOKEN), BEARER_TOKEN),
            when(isSet("AWS_ACCESS_KEY_ID") && isSet("AWS_SECRET_ACCESS_KEY"), KEYS),
            when(isSet("AWS_WEB_IDENTITY_TOKEN_FILE") && isSet("AWS_ROLE_ARN"), WEB_IDENTITY),
            when(profileLeadsToCredentials(), "profile " + profile()),
            when(isSet(CONTAINER_RELATIVE), CONTAINER_RELATIVE),
            when(isSet(CONTAINER_FULL), CONTAINER_FULL))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> when(boolean present, String name) {
    return present ? Optional.of(name) : Optional.empty();
  }

  private boolean isSet(String variable) {
    return set(variable).isPresent();
  }

  private Optional<String> set(String variable) {
    return Optional.ofNullable(env.get(variable)).filter(value -> !value.isBlank());
  }

  private String profile() {
    return set("AWS_PROFILE").map(String::strip).orElse("default");
  }

  private boolean profileLeadsToCredentials() {
    return Stream.of(
            file("AWS_SHARED_CREDENTIALS_FILE", "credentials"), file("AWS_CONFIG_FILE", "config"))
        .anyMatch(file -> leadsToCredentials(lines(file)));
  }

  private Path file(String variable, String name) {
    return set(variable).map(this::expanded).orElse(home.resolve(".aws").resolve(name));
  }

  private Path expanded(String path) {
    return path.startsWith("~/") ? home.resolve(path.substring(2)) : Path.of(path);
  }

  /** Single bytes, so that no file is malformed; names and settings are ASCII. */
  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Indented lines belong to the setting above them, which is none of the ways. */
  private boolean leadsToCredentials(List<String> lines) {
    String section = "";
    for (String line : lines) {
      Matcher header = SECTION.matcher(line);
      Matcher setting = SETTING.matcher(line);
      if (header.matches()) {
        section = header.group(1);
      } else if (section.equals(profile()) && setting.matches() && isAWay(setting.group(1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAWay(String setting) {
    return WAYS.contains(setting);
  }
}
