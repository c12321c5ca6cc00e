package ai.chatbot.bedrock;

import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.model.ModelFailure;
import io.netty.handler.timeout.ReadTimeoutException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.bedrockruntime.model.AccessDeniedException;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelNotReadyException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelStreamErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelTimeoutException;
import software.amazon.awssdk.services.bedrockruntime.model.ResourceNotFoundException;
import software.amazon.awssdk.services.bedrockruntime.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/**
 * What the SDK throws as the core's failures. What Bedrock says decides before the type of its
 * exception does, since one type stands for many troubles; it is matched loosely, because AWS
 * rephrases it (shared/reference/bedrock.md §4.5).
 */
final class BedrockFailures {
  /** Of the request and the model. */
  private static final List<Saying> SAYINGS =
      List.of(
          new Saying("on-demand throughput isn't supported", Failing::profileRequired),
          new Saying("end of its life", Failing::ended),
          new Saying("marked by provider as legacy", Failing::ended),
          new Saying("tokens per day", Failing::quotaSpent),
          new Saying("model identifier is invalid", Failing::unknownModel),
          new Saying("input is too long", Failing::contextTooLong),
          new Saying("prompt is too long", Failing::contextTooLong),
          new Saying("too many input tokens", Failing::contextTooLong),
          new Saying("input tokens exceeds", Failing::contextTooLong),
          new Saying("too many total text bytes", Failing::contextTooLong),
          new Saying("exceed context limit", Failing::contextTooLong),
          new Saying("maximum context length", Failing::contextTooLong),
          new Saying("bedrock:applyguardrail", Failing::guardrailUnusable),
          new Saying("guardrail identifier", Failing::guardrailUnusable),
          new Saying("thinking.type", catalogueWrong("its thinking")),
          new Saying("output_config", catalogueWrong("its thinking")),
          new Saying("cannot both be specified for this model", Failing::changedOnItsWay),
          new Saying("assistant message prefill", Failing::changedOnItsWay),
          new Saying("support tool use", catalogueWrong("its tools")),
          new Saying("content block that you provided", catalogueWrong("its inputs")),
          new Saying("exceeds the model limit", catalogueWrong("its maxOutput")),
          new Saying("cachepoint", catalogueWrong("its caching")),
          new Saying("cache point cannot be inserted", catalogueWrong("its caching")),
          new Saying("expected thinking or redacted_thinking", Failing::thoughtsOutOfPlace),
          new Saying("invalid signature in thinking block", Failing::thoughtsOutOfPlace),
          new Saying("is not supported for this model", catalogueWrong("it")),
          new Saying("this model does not support", catalogueWrong("it")),
          new Saying("this model doesn't support", catalogueWrong("it")),
          new Saying("extraneous key", catalogueWrong("it")),
          new Saying("extra inputs are not permitted", catalogueWrong("it")),
          new Saying("acquire operation took longer", Failing::unreachable));

  /** Of whoever asks: a refusal of the request, which may repeat a person's words, says none. */
  private static final List<Saying> SAYINGS_OF_ACCESS =
      List.of(
          new Saying("run aws sso login", Failing::loginOver),
          new Saying("service: sso, status code: 401", Failing::loginOver),
          new Saying("expiredtoken", Failing::credentialsExpired),
          new Saying("token included in the request is expired", Failing::credentialsExpired),
          new Saying("token has expired", Failing::credentialsExpired),
          new Saying("unrecognizedclient", Failing::credentialsRefused),
          new Saying("invalidsignature", Failing::credentialsRefused),
          new Saying("signaturedoesnotmatch", Failing::credentialsRefused),
          new Saying("invalidclienttokenid", Failing::credentialsRefused),
          new Saying("incompletesignature", Failing::credentialsRefused),
          new Saying("missingauthenticationtoken", Failing::credentialsRefused),
          new Saying("token included in the request is invalid", Failing::credentialsRefused),
          new Saying("api key", Failing::credentialsRefused),
          new Saying("bearer token", Failing::credentialsRefused),
          new Saying("unable to load credentials", Failing::noCredentials),
          new Saying("failed to load credentials", Failing::credentialsNotGiven),
          new Saying("data retention", Failing::retention),
          new Saying("access to the model", Failing::noModelAccess),
          new Saying("use case details", Failing::noModelAccess),
          new Saying("model access is denied due to", Failing::noModelAccess),
          new Saying("payment_instrument", Failing::noModelAccess));

  private static final List<Class<? extends Throwable>> TOO_LATE =
      List.of(ReadTimeoutException.class, ApiCallTimeoutException.class);

  private static final List<Class<? extends Throwable>> NO_WAY =
      List.of(
          ConnectException.class,
          UnknownHostException.class,
          NoRouteToHostException.class,
          SSLException.class);

  private final String region;

  BedrockFailures(String region) {
    this.region = region;
  }

  /** A call that failed before its first event. */
  ModelFailure beforeTheAnswer(Throwable thrown, Route route, String requestId) {
    Throwable cause = cause(thrown);
    return told(cause, failing(route, words(cause, requestId)), Failing::inTrouble);
  }

  /** A call that failed after its first event: what nobody explains broke the stream. */
  ModelFailure duringTheAnswer(Throwable thrown, Route route, String requestId) {
    Throwable cause = cause(thrown);
    return told(cause, failing(route, words(cause, requestId)), Failing::brokenStream);
  }

  /** What keeps from calling any model. */
  ModelFailure.Report ofConnecting(Throwable thrown) {
    Throwable cause = cause(thrown);
    return told(cause, Failing.toConnect(region, words(cause, "")), Failing::inTrouble).report();
  }

  /** What is wrong with whoever asks any service of AWS, where its words say so. */
  Optional<ModelFailure.Report> ofAccess(Throwable thrown) {
    Throwable cause = cause(thrown);
    Failing failing = Failing.toConnect(region, words(cause, ""));
    return meant(SAYINGS_OF_ACCESS.stream(), failing)
        .map(meaning -> meaning.apply(failing).report());
  }

  /** Does it say that there was no way to whoever was asked? */
  static boolean isOfTheWay(Throwable thrown) {
    return isCausedBy(thrown, NO_WAY);
  }

  /** A call that ended without a failure of Bedrock's, and is one all the same. */
  Failing of(Route route, String what, String requestId) {
    return failing(route, withRequestId(what, requestId));
  }

  private Failing failing(Route route, String words) {
    return Failing.to(route, region, words);
  }

  private static ModelFailure told(
      Throwable cause, Failing failing, Function<Failing, ModelFailure> unexplained) {
    Stream<Saying> ofAccess =
        cause instanceof ValidationException ? Stream.empty() : SAYINGS_OF_ACCESS.stream();
    return meant(Stream.concat(SAYINGS.stream(), ofAccess), failing)
        .orElseGet(() -> meaning(cause, unexplained))
        .apply(failing);
  }

  private static Optional<Function<Failing, ModelFailure>> meant(
      Stream<Saying> sayings, Failing failing) {
    String words = failing.words().toLowerCase(Locale.ROOT).replace('’', '\'');
    return sayings
        .filter(saying -> words.contains(saying.words()))
        .findFirst()
        .map(Saying::meaning);
  }

  private static Function<Failing, ModelFailure> catalogueWrong(String what) {
    return failing -> failing.catalogueWrong(what);
  }

  private static Function<Failing, ModelFailure> meaning(
      Throwable cause, Function<Failing, ModelFailure> unexplained) {
    return switch (cause) {
      case ThrottlingException it -> Failing::throttled;
      case ServiceQuotaExceededException it -> Failing::quotaSpent;
      case AccessDeniedException it -> Failing::noPermission;
      case ResourceNotFoundException it -> Failing::unknownModel;
      case ModelTimeoutException it -> Failing::timedOut;
      case ModelNotReadyException it -> Failing::inTrouble;
      case ModelErrorException it -> Failing::inTrouble;
      case ModelStreamErrorException it -> Failing::brokenStream;
      case ValidationException it -> Failing::rejected;
      case BedrockRuntimeException it -> ofStatus(it.statusCode());
      // Some other service refused, which was asked for credentials.
      case AwsServiceException it -> Failing::credentialsNotGiven;
      default -> atTheClient(cause, unexplained);
    };
  }

  private static Function<Failing, ModelFailure> ofStatus(int status) {
    return switch (status) {
      case 401 -> Failing::credentialsRefused;
      case 403 -> Failing::noPermission;
      case 404 -> Failing::unknownModel;
      case 408, 504 -> Failing::timedOut;
      case 429 -> Failing::throttled;
      case 413 -> Failing::contextTooLong;
      default ->
          status >= 400 && status < 500 && status != 424 ? Failing::rejected : Failing::inTrouble;
    };
  }

  private static Function<Failing, ModelFailure> atTheClient(
      Throwable cause, Function<Failing, ModelFailure> unexplained) {
    if (isCausedBy(cause, TOO_LATE)) {
      return Failing::timedOut;
    }
    if (isCausedBy(cause, NO_WAY)) {
      return Failing::unreachable;
    }
    return isCausedBy(cause, List.of(AwsServiceException.class))
        ? Failing::credentialsNotGiven
        : unexplained;
  }

  private static boolean isCausedBy(Throwable thrown, List<Class<? extends Throwable>> kinds) {
    return Stream.iterate(thrown, each -> each != null, Throwable::getCause)
        .anyMatch(each -> kinds.stream().anyMatch(kind -> kind.isInstance(each)));
  }

  private static String words(Throwable cause, String requestId) {
    return withRequestId(
        switch (cause) {
          case AwsServiceException refusal -> code(refusal) + ": " + refusal.getMessage();
          default -> cause.getClass().getSimpleName() + ": " + cause.getMessage();
        },
        requestId);
  }

  private static String code(AwsServiceException refusal) {
    AwsErrorDetails details = refusal.awsErrorDetails();
    return details == null || details.errorCode() == null
        ? refusal.getClass().getSimpleName()
        : details.errorCode();
  }

  /** The SDK says it of a refusal, not of what breaks later. */
  private static String withRequestId(String words, String requestId) {
    return requestId.isEmpty() || words.contains("Request ID")
        ? words
        : words + " (Request ID: " + requestId + ")";
  }

  private static Throwable cause(Throwable thrown) {
    boolean wrapped = thrown instanceof CompletionException || thrown instanceof ExecutionException;
    return wrapped && thrown.getCause() != null ? cause(thrown.getCause()) : thrown;
  }

  /** Words, in lower case, by which a failure is known before its type is. */
  private record Saying(String words, Function<Failing, ModelFailure> meaning) {}
}
