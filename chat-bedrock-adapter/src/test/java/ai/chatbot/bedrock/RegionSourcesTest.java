package ai.chatbot.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RegionSourcesTest {
  @TempDir private Path home;

  @Test
  void whereNothingNamesARegionItIsNorthVirginia() throws IOException {
    files().config("[default]", "output = json", "[profile other]", "region = eu-west-1");
    assertThat(chosen(Map.of())).isEqualTo("us-east-1");
  }

  @Test
  void theVariableComesFirstThenTheDefaultOneThenTheProfile() throws IOException {
    files().config("[default]", "region = eu-west-3");
    assertThat(chosen(Map.of("AWS_REGION", "eu-central-1", "AWS_DEFAULT_REGION", "ap-southeast-2")))
        .isEqualTo("eu-central-1");
    assertThat(chosen(Map.of("AWS_REGION", " ", "AWS_DEFAULT_REGION", "ap-southeast-2")))
        .isEqualTo("ap-southeast-2");
    assertThat(chosen(Map.of("AWS_REGION", "", "AWS_DEFAULT_REGION", ""))).isEqualTo("eu-west-3");
  }

  @Test
  void theProfileIsTheOneOfTheEnvironment() throws IOException {
    files().config("[default]", "region = eu-west-3", "[profile team]", "region=us-gov-west-1");
    assertThat(chosen(Map.of("AWS_PROFILE", "team"))).isEqualTo("us-gov-west-1");
    assertThat(chosen(Map.of("AWS_PROFILE", "nobody"))).isEqualTo("us-east-1");
  }

  @Test
  void theCredentialsFileMayNameTheRegionTooAndItsWordCounts() throws IOException {
    files().config("[default]", "region = eu-west-3");
    files().credentials("[default]", "region = eu-north-1 # close to the team");
    assertThat(chosen(Map.of())).isEqualTo("eu-north-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS_REGION", "AWS_DEFAULT_REGION"})
  void whatCannotBeARegionIsRefusedInASentenceThatNamesItsVariable(String variable) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chosen(Map.of(variable, "Virginia")))
        .withMessage(variable + " is “Virginia”: set it to a region such as us-east-1.");
  }

  @Test
  void whatCannotBeARegionIsRefusedInASentenceThatNamesItsProfile() throws IOException {
    files().config("[profile team]", "region = Virginia");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chosen(Map.of("AWS_PROFILE", "team")))
        .withMessage(
            "The region of profile team is “Virginia”: set it to a region such as us-east-1.");
  }

  @Test
  void whatDoesNotCountIsNotJudged() throws IOException {
    files().config("[default]", "region = Virginia");
    assertThat(chosen(Map.of("AWS_REGION", "eu-central-1", "AWS_DEFAULT_REGION", "Oregon")))
        .isEqualTo("eu-central-1");
  }

  private String chosen(Map<String, String> env) {
    return RegionSources.chosen(env, home);
  }

  private AwsFiles files() {
    return new AwsFiles(home);
  }
}
