package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.fake.ScriptedModel;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The policy that doctor prints is that of the role which Terraform gives the app. */
@Timeout(60)
final class DoctorPolicyTest {
  private static final Path INFRASTRUCTURE = Path.of("../infrastructure");
  private static final Pattern STATEMENT =
      Pattern.compile("sid +=\\s*\"(\\w+)\"\\s+actions +=\\s*\\[([^]]*)]\\s+resources +=\\s*(.+)");
  private static final Pattern PLACE = Pattern.compile("(?m)^ +([a-z0-9-]+) += \\[([^]]+)]$");
  private static final Pattern WORD = Pattern.compile("\"([^\"]+)\"");
  private static final Pattern ARN = Pattern.compile("\"(arn:[^\"]+)\"");

  private final Console console = new Console(ScriptedModel.silent());
  private String terraform = "";
  private Map<String, List<String>> catalogue = Map.of();

  @BeforeEach
  void readTheInfrastructure() throws IOException {
    terraform = Files.readString(INFRASTRUCTURE.resolve("iam.tf"));
    catalogue =
        new JsonMapper()
            .readValue(INFRASTRUCTURE.resolve("models.json").toFile(), new TypeReference<>() {});
    assertThat(catalogue).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "us-east-1, false",
    "us-east-1, true",
    "eu-central-1, false",
    "ap-northeast-1, false",
    "ap-southeast-2, true",
    "ap-southeast-1, false",
    "sa-east-1, true",
  })
  void itIsThatOfTheTask(String region, boolean global) throws IOException {
    try (LoopbackAws _ = LoopbackAws.thatIsWell().here()) {
      console.with("CHAT_PROVIDER", "bedrock");
      JsonNode policy = policy(region, global);
      List<String> places = places(region, global);
      List<String> profileArns = arns("inference-profile/", profiles(places), region);

      assertThat(policy.get("Version").textValue()).isEqualTo("2012-10-17");
      assertThat(policy.get("Statement")).hasSize(3);
      assertStatement(policy, "AskByTheProfiles", profileArns);
      assertStatement(
          policy,
          "AnsweredInAnyRegionOfTheProfile",
          arns("bedrock:*::foundation-model/", models(places), region));
      assertStatement(
          policy,
          "AskByTheirOwnIds",
          arns("${var.aws_region}::foundation-model/", models(List.of("in-region")), region));
      assertThat(terraform)
          .contains("test     = \"StringEquals\"", "\"bedrock:InferenceProfileArn\"");
      assertThat(
              texts(
                  statement(policy, "AnsweredInAnyRegionOfTheProfile")
                      .at("/Condition/StringEquals/bedrock:InferenceProfileArn")))
          .isEqualTo(profileArns);
    }
  }

  /** A star means nothing to StringEquals. */
  @Test
  void withoutCredentialsItIsForAnyAccount() throws IOException {
    JsonNode policy = policy("us-east-1", false);

    assertThat(texts(statement(policy, "AskByTheProfiles").get("Resource")))
        .contains("arn:aws:bedrock:us-east-1:*:inference-profile/us.anthropic.claude-haiku-5-5");
    assertThat(
            statement(policy, "AnsweredInAnyRegionOfTheProfile")
                .at("/Condition/StringLike/bedrock:InferenceProfileArn"))
        .isEqualTo(statement(policy, "AskByTheProfiles").get("Resource"));
  }

  @Test
  void whereNothingIsCalledByProfilesThereIsNoStatementWithoutResources() throws IOException {
    JsonNode policy = policy("sa-east-1", false);

    assertThat(policy.get("Statement")).hasSize(1);
    assertThat(statement(policy, "AskByTheirOwnIds").get("Resource")).isNotEmpty();
  }

  @Test
  void aGuardrailMayBePassed() throws IOException {
    console.with("CHAT_GUARDRAIL", "abc123:1");
    JsonNode statement = statement(policy("us-east-1", false), "PassTheGuardrail");

    assertThat(texts(statement.get("Action"))).containsExactly("bedrock:ApplyGuardrail");
    assertThat(terraform).contains("actions   = [\"bedrock:ApplyGuardrail\"]");
    assertThat(texts(statement.get("Resource")))
        .containsExactly("arn:aws:bedrock:us-east-1:*:guardrail/abc123");
  }

  @Test
  void thePartitionIsTheRegions() throws IOException {
    assertThat(texts(statement(policy("us-gov-west-1", false), "AskByTheProfiles").get("Resource")))
        .isNotEmpty()
        .allSatisfy(arn -> assertThat(arn).startsWith("arn:aws-us-gov:bedrock:us-gov-west-1:*:"));
  }

  @Test
  void nobodyIsWaitedForWhereTheNetworkIsGone() throws IOException {
    try (LoopbackAws _ = LoopbackAws.thatIsWell().here().withoutServices()) {
      console.with("CHAT_PROVIDER", "bedrock");
      assertThat(policy("us-east-1", false).toString()).contains("us-east-1:*:inference-profile/");
    }
  }

  private JsonNode policy(String region, boolean global) throws IOException {
    console.with("AWS_REGION", region).with("CHAT_GLOBAL_INFERENCE", String.valueOf(global));
    assertThat(console.run("doctor", "--iam-policy")).isZero();
    assertThat(console.out().lines())
        .as("a line for each resource")
        .allSatisfy(line -> assertThat(line).doesNotContainPattern("arn:.*arn:"));
    assertThat(console.out()).doesNotContain(LoopbackAws.SECRETS);
    return new JsonMapper().readTree(console.out());
  }

  private void assertStatement(JsonNode policy, String id, List<String> resources) {
    JsonNode statement = statement(policy, id);
    assertThat(statement.get("Effect").textValue()).isEqualTo("Allow");
    assertThat(texts(statement.get("Action"))).isEqualTo(actions(id));
    assertThat(resources).isNotEmpty();
    assertThat(texts(statement.get("Resource"))).isEqualTo(resources);
  }

  private static JsonNode statement(JsonNode policy, String id) {
    List<JsonNode> found =
        policy
            .get("Statement")
            .valueStream()
            .filter(it -> it.get("Sid").textValue().equals(id))
            .toList();
    assertThat(found).as(id).hasSize(1);
    return found.getFirst();
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::textValue).toList();
  }

  private List<String> actions(String id) {
    return STATEMENT
        .matcher(terraform)
        .results()
        .filter(it -> it.group(1).equals(id))
        .flatMap(it -> words(it.group(2)))
        .toList();
  }

  /** As Terraform finds them: by the region, else by the part of the world. */
  private List<String> places(String region, boolean global) {
    Map<String, List<String>> known = new TreeMap<>();
    PLACE
        .matcher(terraform)
        .results()
        .forEach(it -> known.put(it.group(1), words(it.group(2)).toList()));
    assertThat(known).containsKeys("ap-northeast-1", "us", "eu");
    List<String> around =
        known.getOrDefault(region, known.getOrDefault(region.replaceFirst("-.*", ""), List.of()));
    return Stream.concat(around.stream(), global ? Stream.of("global") : Stream.empty()).toList();
  }

  private List<String> profiles(List<String> places) {
    return catalogue.entrySet().stream()
        .flatMap(
            model ->
                model.getValue().stream()
                    .filter(places::contains)
                    .map(place -> place + "." + model.getKey()))
        .sorted()
        .toList();
  }

  private List<String> models(List<String> places) {
    return catalogue.entrySet().stream()
        .filter(model -> !Collections.disjoint(model.getValue(), places))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Terraform's own template that has those words, filled. */
  private List<String> arns(String words, List<String> ids, String region) {
    List<String> templates =
        ARN.matcher(terraform)
            .results()
            .map((MatchResult it) -> it.group(1))
            .filter(it -> it.contains(words))
            .toList();
    assertThat(templates).as(words).hasSize(1);
    String template =
        templates
            .getFirst()
            .replace("${local.partition}", "aws")
            .replace("${var.aws_region}", region)
            .replace("${local.account}", LoopbackAws.ACCOUNT);
    return ids.stream().map(id -> template.replaceFirst("\\$\\{\\w+}$", id)).toList();
  }

  private static Stream<String> words(String text) {
    return WORD.matcher(text).results().map(it -> it.group(1));
  }
}
