package ai.chatbot.bedrock;

import ai.chatbot.core.catalog.Generation;
import ai.chatbot.core.catalog.Geography;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.Reach;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * The least rights with which a catalogue's models can be asked, as a policy of IAM: those of the
 * role that infrastructure/iam.tf gives the app.
 *
 * @param catalog the models
 * @param reach where they are asked from
 * @param account whose profiles are called; where it is not known, any account's
 * @param guardrail what everything passes through, if anything
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html">
 *     Bedrock: rights to call by inference profiles</a>
 */
public record IamPolicy(
    ModelCatalog catalog, Reach reach, Optional<String> account, Optional<Guardrail> guardrail) {
  private static final String ANY = "*";
  private static final String[] ASK = {
    "bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"
  };
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The policy as JSON, on many lines. */
  public String json() {
    ObjectNode policy = JSON.objectNode().put("Version", "2012-10-17");
    policy.putArray("Statement").addAll(statements());
    try {
      return new JsonMapper().writer(aLineEach()).writeValueAsString(policy);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON is no JSON", e);
    }
  }

  private static PrettyPrinter aLineEach() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
  }

  /** A statement without a resource would be refused. */
  private List<ObjectNode> statements() {
    List<ObjectNode> statements = new ArrayList<>();
    if (!profileArns().isEmpty()) {
      statements.add(statement("AskByTheProfiles", profileArns(), ASK));
      statements.add(inAnyRegion());
    }
    if (!directArns().isEmpty()) {
      statements.add(statement("AskByTheirOwnIds", directArns(), ASK));
    }
    guardrail
        .map(rail -> List.of(arn(rail)))
        .map(arns -> statement("PassTheGuardrail", arns, "bedrock:ApplyGuardrail"))
        .ifPresent(statements::add);
    return statements;
  }

  private static ObjectNode statement(String id, List<String> resources, String... actions) {
    ObjectNode statement = JSON.objectNode().put("Sid", id).put("Effect", "Allow");
    statement.set("Action", array(List.of(actions)));
    statement.set("Resource", array(resources));
    return statement;
  }

  /**
   * A profile asks its model in any region of its geography; by these profiles alone may it be
   * asked there.
   */
  private ObjectNode inAnyRegion() {
    ObjectNode statement = statement("AnsweredInAnyRegionOfTheProfile", profiledArns(), ASK);
    statement
        .putObject("Condition")
        .putObject(account.isPresent() ? "StringEquals" : "StringLike")
        .set("bedrock:InferenceProfileArn", array(profileArns()));
    return statement;
  }

  private List<String> profileArns() {
    return sorted(
            generations().flatMap(generation -> places(generation).map(generation::inferenceId)))
        .map(id -> arn(reach.region(), account.orElse(ANY), "inference-profile/" + id))
        .toList();
  }

  private List<String> profiledArns() {
    return sorted(
            generations()
                .filter(generation -> places(generation).findAny().isPresent())
                .map(Generation::baseId))
        .map(id -> arn(ANY, "", "foundation-model/" + id))
        .toList();
  }

  private List<String> directArns() {
    return sorted(
            generations()
                .filter(generation -> generation.profiles().contains(Geography.IN_REGION))
                .map(Generation::baseId))
        .map(id -> arn(reach.region(), "", "foundation-model/" + id))
        .toList();
  }

  private Stream<Generation> generations() {
    return catalog.models().stream().flatMap(model -> model.generations().stream());
  }

  /** The geographies by whose profiles it can be called from here. */
  private Stream<Geography> places(Generation generation) {
    return reach.geographies().stream()
        .filter(place -> place != Geography.IN_REGION)
        .filter(generation.profiles()::contains);
  }

  private String arn(Guardrail rail) {
    return rail.id().startsWith("arn:")
        ? rail.id()
        : arn(reach.region(), account.orElse(ANY), "guardrail/" + rail.id());
  }

  private String arn(String region, String owner, String resource) {
    String partition = PartitionMetadata.of(Region.of(reach.region())).id();
    return "arn:%s:bedrock:%s:%s:%s".formatted(partition, region, owner, resource);
  }

  private static Stream<String> sorted(Stream<String> texts) {
    return new TreeSet<>(texts.toList()).stream();
  }

  private static ArrayNode array(List<String> texts) {
    ArrayNode array = JSON.arrayNode();
    texts.forEach(array::add);
    return array;
  }
}
