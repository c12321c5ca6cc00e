package ai.chatbot.bedrock;

import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/** The login of a profile that gets its credentials by SSO. */
final class SsoLogin {
  private SsoLogin() {}

  /** The profile to log in with: one with a role of its own may leave the login to another. */
  static String profile() {
    String profile = ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow();
    return ProfileFile.defaultProfileFile()
        .profile(profile)
        .flatMap(it -> it.property("source_profile"))
        .orElse(profile);
  }
}
