package ai.chatbot.core.contract;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What came of running a contract by JUnit, inside a test and apart from the run around it. */
final class ContractRun {
  private static final LauncherConfig APART =
      LauncherConfig.builder()
          .enableLauncherSessionListenerAutoRegistration(false)
          .enableLauncherDiscoveryListenerAutoRegistration(false)
          .enableTestExecutionListenerAutoRegistration(false)
          .enablePostDiscoveryFilterAutoRegistration(false)
          .build();

  private static final Launcher LAUNCHER = LauncherFactory.create(APART);

  private final Set<String> ran = ConcurrentHashMap.newKeySet();
  private final Map<String, Throwable> failures = new ConcurrentHashMap<>();

  private ContractRun() {}

  /** The names of all tests of the contract. */
  static Set<String> testsOf(Class<?> contract) {
    TestPlan all = LAUNCHER.discover(request(contract, any -> true).build());
    return all.getRoots().stream()
        .flatMap(root -> all.getDescendants(root).stream())
        .flatMap(test -> test.getSource().stream())
        .filter(MethodSource.class::isInstance)
        .map(ContractRun::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Runs the whole contract against the correct adapter. */
  static ContractRun ofCorrect(Class<?> contract) {
    return of(request(contract, any -> true));
  }

  /** Runs those tests of the contract against an adapter with that fault. */
  static ContractRun ofBroken(Class<?> contract, Class<?> fault, Set<String> tests) {
    return of(
        request(contract, tests::contains)
            .configurationParameter(FaultOfTheRun.KEY, fault.getName()));
  }

  private static ContractRun of(LauncherDiscoveryRequestBuilder request) {
    ContractRun run = new ContractRun();
    LAUNCHER.execute(request.build(), run.new Listener());
    return run;
  }

  private static LauncherDiscoveryRequestBuilder request(
      Class<?> contract, Predicate<String> tests) {
    PostDiscoveryFilter named = test -> FilterResult.includedIf(isOneOf(tests, test));
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(DiscoverySelectors.selectClass(contract))
        .filters(EngineFilter.includeEngines("junit-jupiter"), named);
  }

  private static boolean isOneOf(Predicate<String> tests, TestDescriptor test) {
    return test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(method -> tests.test(name(method)))
        .orElse(true);
  }

  private static String name(TestSource source) {
    return source instanceof MethodSource method ? method.getMethodName() : source.toString();
  }

  /** The names of the tests that ran to their end, good or bad. */
  Set<String> ran() {
    return Set.copyOf(ran);
  }

  /** Why tests failed, by their names. */
  Map<String, Throwable> failures() {
    return Map.copyOf(failures);
  }

  private final class Listener implements TestExecutionListener {
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      String name = test.getSource().map(ContractRun::name).orElseGet(test::getDisplayName);
      if (test.isTest() && result.getStatus() != TestExecutionResult.Status.ABORTED) {
        ran.add(name);
      }
      result.getThrowable().ifPresent(failure -> failures.put(name, failure));
    }
  }
}
