package ai.chatbot.bedrock;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which region to ask, judged by what is set and written on this machine alone: no network, no
 * metadata service. The AWS tools differ in which variable they read; here both count.
 */
public final class RegionSources {
  private static final String STANDARD = "us-east-1";
  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-[0-9]+");

  private RegionSources() {}

  /**
   * The region of the first of these that names one: {@code AWS_REGION}, {@code
   * AWS_DEFAULT_REGION}, the profile in {@code AWS_PROFILE}, or default; else us-east-1.
   *
   * @param env the environment
   * @param home the home folder, in which the {@code .aws} folder is looked for
   * @throws IllegalArgumentException in one sentence, if what it names cannot be a region
   */
  public static String chosen(Map<String, String> env, Path home) {
    AwsSettings settings = new AwsSettings(env, home);
    return variable(settings, "AWS_REGION")
        .or(() -> variable(settings, "AWS_DEFAULT_REGION"))
        .or(() -> profile(settings))
        .orElse(STANDARD);
  }

  private static Optional<String> variable(AwsSettings settings, String name) {
    return settings.variable(name).map(region -> checked(region, name));
  }

  private static Optional<String> profile(AwsSettings settings) {
    return Optional.ofNullable(settings.ofProfile().get("region"))
        .map(region -> checked(region, "The region of profile " + settings.profile()));
  }

  private static String checked(String region, String source) {
    if (!REGION.matcher(region).matches()) {
      throw new IllegalArgumentException(
          source + " is “" + region + "”: set it to a region such as us-east-1.");
    }
    return region;
  }
}
