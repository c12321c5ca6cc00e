package ai.chatbot.bedrock;

import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.ModelFailure.Report;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.port.Finding;
import ai.chatbot.core.port.LanguageModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** Whether models answer, by asking each for one token, all at the same time. */
record AnswerCheck(LanguageModel model, BedrockFailures failures, Duration patience) {
  static final String NAME = "answers";
  private static final int ONE_TOKEN = 1;

  List<Finding> findings(List<Route> routes) {
    List<Callable<Finding>> questions =
        routes.stream().map(route -> (Callable<Finding>) () -> finding(route)).toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Finding>> answers =
          threads.invokeAll(questions, patience.toMillis(), TimeUnit.MILLISECONDS);
      return IntStream.range(0, routes.size())
          .mapToObj(at -> finding(routes.get(at), answers.get(at)))
          .toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of(Finding.unexamined(NAME, "Somebody interrupted the models: ask once more."));
    }
  }

  private Finding finding(Route route, Future<Finding> answer) {
    return switch (answer.state()) {
      case SUCCESS -> answer.resultNow();
      case FAILED -> throw new IllegalStateException(answer.exceptionNow());
      case CANCELLED, RUNNING -> wrong(route, failures.of(route, "", "").timedOut());
    };
  }

  private Finding finding(Route route) throws InterruptedException {
    AtomicReference<Optional<ModelFailure>> failure = new AtomicReference<>(Optional.empty());
    model.generate(
        hello(route),
        event -> {
          if (event instanceof ModelEvent.Failed failed) {
            failure.set(Optional.of(failed.failure()));
          }
        });
    return failure
        .get()
        .map(it -> wrong(route, it))
        .orElseGet(() -> Finding.ok(check(route), route.inferenceId() + " answered"));
  }

  private static ModelRequest hello(Route route) {
    return new ModelRequest(
        Purpose.CHAT,
        new UserId(UUID.randomUUID()),
        route,
        "",
        List.of(ModelMessage.user("Hello")),
        List.of(),
        ONE_TOKEN);
  }

  private static Finding wrong(Route route, ModelFailure failure) {
    Finding told = Finding.wrong(check(route), failure.report().advice());
    return failure instanceof ModelFailure.Rejected(Report report)
        ? new Finding(
            told.check(), told.state(), told.found() + " (" + report.words() + ")", told.fix())
        : told;
  }

  private static String check(Route route) {
    return "answer of " + route.model();
  }
}
