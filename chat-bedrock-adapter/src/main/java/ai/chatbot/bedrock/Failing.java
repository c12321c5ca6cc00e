package ai.chatbot.bedrock;

import ai.chatbot.core.catalog.Generation;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.ModelFailure.Report;

/**
 * One call that fails, and what the operator is told of it: a sentence that says what is wrong and
 * how it is mended, so that nobody has to look an error up.
 *
 * @param name the model as a person knows it
 * @param id the id that it was called by
 * @param baseId its id without a profile
 * @param newer what could take its place, as the end of a sentence
 * @param words what the provider said, with the request's id
 */
record Failing(String name, String id, String baseId, String newer, String region, String words) {

  static Failing to(Route route, String region, String words) {
    Generation generation = route.generation();
    String newer = generation.successor().map(id -> "such as " + id).orElse("if there is one");
    return new Failing(
        generation.name(), route.inferenceId(), generation.baseId(), newer, region, words);
  }

  static Failing toConnect(String region, String words) {
    return new Failing("Bedrock", "Bedrock", "Bedrock", "if there is one", region, words);
  }

  ModelFailure noPermission() {
    return new ModelFailure.NoAccess(
        report(
            "These credentials may not call {id} in {region}: allow bedrock:InvokeModel and"
                + " bedrock:InvokeModelWithResponseStream on its inference profile and on its"
                + " foundation model in every region of the profile (on ECS, to the task's"
                + " role)."));
  }

  ModelFailure noModelAccess() {
    return new ModelFailure.NoAccess(
        report(
            "The account has no access to {id} in {region}: open it in the Bedrock console under"
                + " Model access, and check that the credentials (on ECS, the task's role) may"
                + " invoke it and its inference profile."));
  }

  ModelFailure retention() {
    return new ModelFailure.NoAccess(
        report(
            "The account's data retention mode keeps {id} closed in {region}: change the mode in"
                + " the Bedrock console, or pick another model."));
  }

  ModelFailure noCredentials() {
    return new ModelFailure.CredentialsMissing(
        report(
            "No AWS credentials were found: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and"
                + " AWS_SECRET_ACCESS_KEY, or AWS_BEARER_TOKEN_BEDROCK; on ECS give the task a task"
                + " role, on EC2 an instance profile."));
  }

  ModelFailure credentialsNotGiven() {
    return new ModelFailure.CredentialsMissing(
        report(
            "The source of the AWS credentials gave none: check the profile, its role and its login"
                + " (`aws sts get-caller-identity` shows whether they work)."));
  }

  ModelFailure loginOver() {
    String profile = SsoLogin.profile();
    return new ModelFailure.CredentialsRefused(
        report(
            "The SSO login of profile "
                + profile
                + " is missing or has expired: run `aws sso login --profile "
                + profile
                + "`."));
  }

  ModelFailure credentialsExpired() {
    return new ModelFailure.CredentialsRefused(
        report("The AWS credentials have expired: get new ones; with a profile, log in again."));
  }

  ModelFailure credentialsRefused() {
    return new ModelFailure.CredentialsRefused(
        report(
            "AWS does not accept these credentials: check the access key and its secret, or the"
                + " bearer token, and this machine's clock."));
  }

  ModelFailure profileRequired() {
    return new ModelFailure.ProfileRequired(
        report(
            "{id} is called through an inference profile alone: call it by the profile's id, such"
                + " as us.{baseId}, or set AWS_REGION to a region whose geography has one."));
  }

  ModelFailure unknownModel() {
    return new ModelFailure.UnknownModel(
        report(
            "Bedrock in {region} knows no model {id}: check AWS_REGION and the geography that the"
                + " id begins with, or pick another model."));
  }

  ModelFailure ended() {
    return new ModelFailure.ModelEnded(
        report(
            "{name} ({id}) has reached the end of its life, or as a Legacy model is closed to"
                + " accounts that have not used it lately: pick a newer model, {newer}."));
  }

  ModelFailure throttled() {
    return new ModelFailure.Throttled(
        report(
            "{id} has too many requests or tokens at the moment: try again in a little while, or"
                + " ask Service Quotas for more per minute in {region}."));
  }

  ModelFailure quotaSpent() {
    return new ModelFailure.QuotaSpent(
        report(
            "The account's tokens of today for {id} are spent: pick another model, wait for"
                + " tomorrow, or ask Service Quotas for more per day in {region}."));
  }

  ModelFailure busy() {
    return new ModelFailure.Busy(
        report(
            "This process has as many answers under way as its memory allows: try again in a little"
                + " while, give it more heap (-Xmx), or add an instance."));
  }

  ModelFailure contextTooLong() {
    return new ModelFailure.ContextTooLong(
        report(
            "The conversation is longer than {name} can read: start a new one, or leave something"
                + " out."));
  }

  ModelFailure blocked() {
    return new ModelFailure.Blocked(
        report(
            "A guardrail or the filter of {name} held back the whole answer: ask in other words."));
  }

  ModelFailure guardrailUnusable() {
    return new ModelFailure.GuardrailUnusable(
        report(
            "The guardrail cannot be used in {region}: check that CHAT_GUARDRAIL is the id:version"
                + " of one there, and allow bedrock:ApplyGuardrail on it."));
  }

  /** {@code what} of the model is told wrong. */
  ModelFailure catalogueWrong(String what) {
    return new ModelFailure.Rejected(
        report(
            "{id} does not take a request of this shape: correct what the model catalogue says of "
                + what
                + " (in the file of CHAT_MODELS), or pick another model."));
  }

  ModelFailure changedOnItsWay() {
    return new ModelFailure.Rejected(
        report(
            "{id} refuses what AI Chatbot does not send (a temperature with top_p, or the beginning"
                + " of an answer): look at what stands between (AWS_ENDPOINT_URL_BEDROCK_RUNTIME"
                + " may name a gateway), or pick another model."));
  }

  ModelFailure thoughtsOutOfPlace() {
    return new ModelFailure.Rejected(
        report(
            "{id} does not take the thoughts that stand in the conversation: start a new one, or"
                + " go on with the model that wrote them."));
  }

  ModelFailure rejected() {
    return new ModelFailure.Rejected(
        report(
            "Bedrock refused the request to {id} as it stands: its own words say why; if they"
                + " name nothing that you can change, update AI Chatbot, or pick another model."));
  }

  ModelFailure unreachable() {
    return new ModelFailure.Unavailable(
        report(
            "Bedrock cannot be reached in {region}: check AWS_REGION, the network and its proxy"
                + " (HTTPS_PROXY), and in a VPC the route or endpoint to bedrock-runtime."));
  }

  ModelFailure inTrouble() {
    return new ModelFailure.Unavailable(
        report(
            "Bedrock in {region} has trouble with {id} at the moment: try again in a little"
                + " while."));
  }

  ModelFailure timedOut() {
    return new ModelFailure.TimedOut(
        report("{id} did not answer in time: try again, or ask for less at once."));
  }

  ModelFailure brokenStream() {
    return new ModelFailure.BrokenStream(
        report("The answer of {id} broke off on its way: try again."));
  }

  ModelFailure malformed() {
    return new ModelFailure.MalformedOutput(report("{name} wrote what is no answer: try again."));
  }

  private Report report(String advice) {
    return new Report(
        advice
            .replace("{id}", id)
            .replace("{baseId}", baseId)
            .replace("{name}", name)
            .replace("{newer}", newer)
            .replace("{region}", region),
        words);
  }
}
