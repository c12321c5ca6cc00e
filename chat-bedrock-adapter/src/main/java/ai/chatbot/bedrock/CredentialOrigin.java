package ai.chatbot.bedrock;

import static software.amazon.awssdk.core.useragent.BusinessMetricFeatureId.CREDENTIALS_ENV_VARS;
import static software.amazon.awssdk.core.useragent.BusinessMetricFeatureId.CREDENTIALS_ENV_VARS_STS_WEB_ID_TOKEN;
import static software.amazon.awssdk.core.useragent.BusinessMetricFeatureId.CREDENTIALS_HTTP;
import static software.amazon.awssdk.core.useragent.BusinessMetricFeatureId.CREDENTIALS_IMDS;
import static software.amazon.awssdk.core.useragent.BusinessMetricFeatureId.CREDENTIALS_JVM_SYSTEM_PROPERTIES;
import static software.amazon.awssdk.core.useragent.BusinessMetricFeatureId.CREDENTIALS_PROCESS;
import static software.amazon.awssdk.core.useragent.BusinessMetricFeatureId.CREDENTIALS_PROFILE;
import static software.amazon.awssdk.core.useragent.BusinessMetricFeatureId.CREDENTIALS_PROFILE_PROCESS;
import static software.amazon.awssdk.core.useragent.BusinessMetricFeatureId.CREDENTIALS_PROFILE_SSO;
import static software.amazon.awssdk.core.useragent.BusinessMetricFeatureId.CREDENTIALS_PROFILE_SSO_LEGACY;
import static software.amazon.awssdk.core.useragent.BusinessMetricFeatureId.CREDENTIALS_PROFILE_STS_WEB_ID_TOKEN;
import static software.amazon.awssdk.core.useragent.BusinessMetricFeatureId.CREDENTIALS_SSO;
import static software.amazon.awssdk.core.useragent.BusinessMetricFeatureId.CREDENTIALS_SSO_LEGACY;
import static software.amazon.awssdk.core.useragent.BusinessMetricFeatureId.CREDENTIALS_STS_ASSUME_ROLE;
import static software.amazon.awssdk.core.useragent.BusinessMetricFeatureId.CREDENTIALS_STS_ASSUME_ROLE_WEB_ID;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.useragent.BusinessMetricFeatureId;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/**
 * Which link of the SDK's chain gave credentials. The SDK tells it as the features that it counts:
 * a link, and for a profile how that came by them.
 */
final class CredentialOrigin {
  private final Set<String> features;

  private CredentialOrigin(Set<String> features) {
    this.features = features;
  }

  /** The link, in a few words. */
  static String of(AwsCredentialsIdentity credentials) {
    return new CredentialOrigin(
            Arrays.stream(credentials.providerName().orElse("").split(",", -1))
                .collect(Collectors.toSet()))
        .link();
  }

  private String link() {
    if (any(CREDENTIALS_JVM_SYSTEM_PROPERTIES)) {
      return "Java's property aws.accessKeyId";
    }
    if (any(CREDENTIALS_ENV_VARS)) {
      return "AWS_ACCESS_KEY_ID";
    }
    if (any(CREDENTIALS_HTTP)) {
      return "the container's role";
    }
    if (any(CREDENTIALS_IMDS)) {
      return "the instance's role";
    }
    return any(CREDENTIALS_ENV_VARS_STS_WEB_ID_TOKEN)
        ? "the web identity of AWS_WEB_IDENTITY_TOKEN_FILE"
        : profile();
  }

  private String profile() {
    String profile = "profile " + ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow();
    String way = way();
    return way.isEmpty() ? profile : profile + " (" + way + ")";
  }

  private String way() {
    if (any(
        CREDENTIALS_SSO,
        CREDENTIALS_SSO_LEGACY,
        CREDENTIALS_PROFILE_SSO,
        CREDENTIALS_PROFILE_SSO_LEGACY)) {
      return "SSO";
    }
    if (any(CREDENTIALS_PROFILE_PROCESS, CREDENTIALS_PROCESS)) {
      return "its process";
    }
    if (any(CREDENTIALS_PROFILE_STS_WEB_ID_TOKEN, CREDENTIALS_STS_ASSUME_ROLE_WEB_ID)) {
      return "its web identity";
    }
    if (any(CREDENTIALS_STS_ASSUME_ROLE)) {
      return "its role";
    }
    return any(CREDENTIALS_PROFILE) ? "its keys" : "";
  }

  private boolean any(BusinessMetricFeatureId... which) {
    return Stream.of(which).map(BusinessMetricFeatureId::value).anyMatch(features::contains);
  }
}
