package ai.chatbot.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CredentialSourcesTest {
  @TempDir private Path home;

  @Test
  void withNothingSetNothingIsFound() {
    assertThat(CredentialSources.found(Map.of(), home)).isEmpty();
  }

  @Test
  void aBearerTokenIsFoundAndNotTold() {
    assertFound(Map.of("AWS_BEARER_TOKEN_BEDROCK", "s3cret"), "AWS_BEARER_TOKEN_BEDROCK");
  }

  @Test
  void keysAreFoundAsAPairAndNotTold() {
    assertFound(
        Map.of("AWS_ACCESS_KEY_ID", "s3cret-id", "AWS_SECRET_ACCESS_KEY", "s3cret"),
        "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
    assertNothing(Map.of("AWS_ACCESS_KEY_ID", "s3cret-id"));
    assertNothing(Map.of("AWS_SECRET_ACCESS_KEY", "s3cret"));
    assertNothing(Map.of("AWS_ACCESS_KEY_ID", "s3cret-id", "AWS_SECRET_ACCESS_KEY", " "));
  }

  @Test
  void aWebIdentityIsFoundWithItsRole() {
    assertFound(
        Map.of("AWS_WEB_IDENTITY_TOKEN_FILE", "/token", "AWS_ROLE_ARN", "arn:aws:iam::1:role/a"),
        "AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN");
    assertNothing(Map.of("AWS_WEB_IDENTITY_TOKEN_FILE", "/token"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI"})
  void aContainersCredentialsAreFound(String variable) {
    assertFound(Map.of(variable, "/v2/s3cret"), variable);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws_access_key_id = s3cret",
        "role_arn=arn:aws:iam::1:role/a",
        "sso_session = ours",
        "sso_start_url = https://ours.example/start",
        "credential_process = /usr/bin/ours",
        "web_identity_token_file = /token",
      })
  void aProfileIsFoundByEachWayToCredentials(String way) throws IOException {
    files().config("[default]", way);
    assertFound(Map.of(), "profile default");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "region = eu-central-1",
        "aws_access_key_id =",
        "# role_arn = x",
        " role_arn = x",
        "login_session = arn:aws:iam::1:user/anna",
      })
  void aProfileWithoutAWayIsNotFound(String line) throws IOException {
    files().config("[default]", line);
    assertNothing(Map.of());
  }

  @Test
  void theProfileOfTheEnvironmentIsTheOneThatCounts() throws IOException {
    files()
        .config(
            "[profile other]",
            "sso_session = ours",
            "[sso-session ours]",
            "sso_region = eu-west-1");
    files()
        .credentials(
            "[default]",
            "aws_access_key_id = s3cret",
            "[ team ] # shared",
            "aws_access_key_id=s3cret");

    assertFound(Map.of(), "profile default");
    assertFound(Map.of("AWS_PROFILE", "team"), "profile team");
    assertFound(Map.of("AWS_PROFILE", "other"), "profile other");
    assertNothing(Map.of("AWS_PROFILE", "nobody"));
  }

  @Test
  void theFilesMayLieElsewhere() throws IOException {
    Path credentials = files().write("elsewhere", "[default]", "aws_access_key_id = s3cret");
    files().write("at-home", "[profile team]", "role_arn = arn:aws:iam::1:role/a");

    assertFound(Map.of("AWS_SHARED_CREDENTIALS_FILE", credentials.toString()), "profile default");
    assertFound(Map.of("AWS_CONFIG_FILE", "~/at-home", "AWS_PROFILE", "team"), "profile team");
    assertNothing(Map.of("AWS_SHARED_CREDENTIALS_FILE", home.resolve("missing").toString()));
  }

  @Test
  void theHelpTextNamesEachSourceAndEverySourceFoundIsInIt() {
    assertThat(CredentialSources.names())
        .hasSize(5)
        .anySatisfy(name -> assertThat(name).contains("AWS_BEARER_TOKEN_BEDROCK"))
        .anySatisfy(name -> assertThat(name).contains("AWS_ACCESS_KEY_ID"))
        .anySatisfy(name -> assertThat(name).contains("AWS_WEB_IDENTITY_TOKEN_FILE"))
        .anySatisfy(
            name ->
                assertThat(name)
                    .contains("AWS_PROFILE", "~/.aws/credentials")
                    .contains("`aws login` does not count"))
        .anySatisfy(name -> assertThat(name).contains("AWS_CONTAINER_CREDENTIALS_FULL_URI"));
  }

  private void assertFound(Map<String, String> env, String source) {
    assertThat(CredentialSources.found(env, home)).contains(source);
    assertThat(source).doesNotContain("s3cret");
  }

  private void assertNothing(Map<String, String> env) {
    assertThat(CredentialSources.found(env, home)).isEmpty();
  }

  private AwsFiles files() {
    return new AwsFiles(home);
  }
}
