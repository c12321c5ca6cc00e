package ai.chatbot.bedrock;

import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.port.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Looks at what asking Bedrock takes: credentials, the inference profiles and, where they are to be
 * asked, the models. Everything is asked once; no secret is in what is found. For one thread.
 */
public final class BedrockExamination implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String USELESS = "There are no credentials to ask with: mend them first.";

  private final BedrockSettings settings;
  private final AwsServices aws;
  private final BedrockFailures failures;

  private BedrockExamination(BedrockSettings settings, AwsServices aws) {
    this.settings = settings;
    this.aws = aws;
    this.failures = new BedrockFailures(settings.region());
  }

  /**
   * Nothing is asked yet.
   *
   * @throws IllegalArgumentException in a few words, if the proxy's settings or the files of ~/.aws
   *     cannot be used
   */
  public static BedrockExamination of(BedrockSettings settings) {
    return new BedrockExamination(settings, AwsServices.in(settings.region()));
  }

  /**
   * What was found.
   *
   * @param profiles the inference profiles that are to be there
   * @param asked the routes of which each is asked for one token
   */
  public List<Finding> findings(List<String> profiles, List<Route> asked) {
    CredentialCheck.Result credentials = new CredentialCheck(aws, failures, sts()).result();
    List<Finding> findings = new ArrayList<>();
    findings.add(credentials.finding());
    findings.addAll(
        credentials.usable() ? profiles(profiles) : List.of(skipped(ProfileCheck.NAME)));
    if (!asked.isEmpty()) {
      findings.addAll(credentials.usable() ? answers(asked) : List.of(skipped(AnswerCheck.NAME)));
    }
    return findings;
  }

  /** The account that is asked with; empty where it cannot be had. */
  public Optional<String> account() {
    try {
      return Optional.of(aws.caller().account());
    } catch (SdkException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    aws.close();
  }

  private List<Finding> profiles(List<String> ids) {
    return new ProfileCheck(aws, controlPlane(), settings.region()).findings(ids);
  }

  private List<Finding> answers(List<Route> routes) {
    try (BedrockModels models = BedrockModels.connect(settings)) {
      return new AnswerCheck(models.model(), failures, PATIENCE).findings(routes);
    }
  }

  private static Finding skipped(String check) {
    return Finding.unexamined(check, USELESS);
  }

  private ServiceTrouble sts() {
    return new ServiceTrouble("STS", "sts", settings.region(), failures);
  }

  private ServiceTrouble controlPlane() {
    return new ServiceTrouble("Bedrock's control plane", "bedrock", settings.region(), failures);
  }
}
