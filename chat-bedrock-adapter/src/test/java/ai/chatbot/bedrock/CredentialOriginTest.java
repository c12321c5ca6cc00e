package ai.chatbot.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** As the SDK counts the links of its chain. */
final class CredentialOriginTest {
  @RegisterExtension final SdkSettings sdk = new SdkSettings();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          f   | Java's property aws.accessKeyId
          g   | AWS_ACCESS_KEY_ID
          h,k | the web identity of AWS_WEB_IDENTITY_TOKEN_FILE
          z   | the container's role
          0   | the instance's role
          n   | profile team (its keys)
          o,i | profile team (its role)
          q,k | profile team (its web identity)
          r,s | profile team (SSO)
          t,u | profile team (SSO)
          v,w | profile team (its process)
          ?   | profile team
          """)
  void eachLinkHasItsWords(String counted, String told) {
    sdk.set("aws.profile", "team");
    AwsBasicCredentials credentials =
        AwsBasicCredentials.builder()
            .accessKeyId("a-key")
            .secretAccessKey("a-secret")
            .providerName(counted)
            .build();

    assertThat(CredentialOrigin.of(credentials)).isEqualTo(told);
  }
}
