package ai.chatbot.bedrock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is set and written for AWS on this machine: the environment's variables, and the lines of
 * the profile in {@code AWS_PROFILE}, or default, in the credentials and the config file. A file
 * that cannot be read is empty.
 */
final class AwsSettings {
  private static final Pattern SECTION = Pattern.compile("\\[\\s*(?:profile\\s+)?([^]]*?)\\s*].*");

  /** Without a space before it, a hash belongs to the value. */
  private static final Pattern SETTING =
      Pattern.compile("(\\w+)\\s*=\\s*(\\S.*?)\\s*(?:\\s[#;].*)?");

  private final Map<String, String> env;
  private final Path home;

  AwsSettings(Map<String, String> env, Path home) {
    this.env = env;
    this.home = home;
  }

  /** The value of a variable, which counts as unset when it is blank. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(env.get(name)).map(String::strip).filter(it -> !it.isEmpty());
  }

  /** The name of the profile. */
  String profile() {
    return variable("AWS_PROFILE").orElse("default");
  }

  /** The profile's settings; where both files have one, the credentials file's counts. */
  Map<String, String> ofProfile() {
    Map<String, String> settings = new HashMap<>();
    settings.putAll(settings(file("AWS_CONFIG_FILE", "config")));
    settings.putAll(settings(file("AWS_SHARED_CREDENTIALS_FILE", "credentials")));
    return settings;
  }

  private Path file(String variable, String name) {
    return variable(variable).map(this::expanded).orElse(home.resolve(".aws").resolve(name));
  }

  private Path expanded(String path) {
    return path.startsWith("~/") ? home.resolve(path.substring(2)) : Path.of(path);
  }

  /** Indented lines belong to the setting above them and are none of their own. */
  private Map<String, String> settings(Path file) {
    Map<String, String> settings = new HashMap<>();
    String section = "";
    for (String line : lines(file)) {
      Matcher header = SECTION.matcher(line);
      Matcher setting = SETTING.matcher(line);
      if (header.matches()) {
        section = header.group(1);
      } else if (section.equals(profile()) && setting.matches()) {
        settings.put(setting.group(1), setting.group(2));
      }
    }
    return settings;
  }

  /** Single bytes, so that no file is malformed; names and settings are ASCII. */
  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return List.of();
    }
  }
}
