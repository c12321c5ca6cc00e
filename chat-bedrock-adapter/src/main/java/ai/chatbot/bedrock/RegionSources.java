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
    return named(env, home).map(it -> checked(it.region(), it.judged())).orElse(STANDARD);
  }

  /** What names that region, in a few words; empty where nothing does. */
  public static Optional<String> source(Map<String, String> env, Path home) {
    return named(env, home).map(Named::source);
  }

  private static Optional<Named> named(Map<String, String> env, Path home) {
    AwsSettings settings = new AwsSettings(env, home);
    return variable(settings, "AWS_REGION")
        .or(() -> variable(settings, "AWS_DEFAULT_REGION"))
        .or(() -> profile(settings));
  }

  private static Optional<Named> variable(AwsSettings settings, String name) {
    return settings.variable(name).map(region -> new Named(region, name, name));
  }

  private static Optional<Named> profile(AwsSettings settings) {
    String source = "profile " + settings.profile();
    return Optional.ofNullable(settings.ofProfile().get("region"))
        .map(region -> new Named(region, source, "The region of " + source));
  }

  private static String checked(String region, String source) {
    if (!REGION.matcher(region).matches()) {
      throw new IllegalArgumentException(
          source + " is “" + region + "”: set it to a region such as us-east-1.");
    }
    return region;
  }

  /** A region, what names it, and how a sentence about it begins. */
  private record Named(String region, String source, String judged) {}
}
