package ai.chatbot.core.contract;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A test of the tests: an adapter with one fault fails the contract that anybody's adapter extends.
 * To add a fault, write it beside the others of its port; to add a port, add its contract below.
 */
final class BrokenAdaptersTest {
  private static final List<Class<?>> CONTRACTS =
      List.of(
          BrokenChats.Contract.class,
          BrokenDocuments.Contract.class,
          BrokenMessages.Contract.class,
          BrokenModel.Contract.class,
          BrokenPasswordHasher.Contract.class,
          BrokenReplyLog.Contract.class,
          BrokenSuggestions.Contract.class,
          BrokenTurns.Contract.class,
          BrokenUsageLedger.Contract.class,
          BrokenUsers.Contract.class,
          BrokenVotes.Contract.class,
          BrokenWeather.Contract.class);

  @ParameterizedTest
  @FieldSource("CONTRACTS")
  void theCorrectAdapterPassesEveryTest(Class<?> contract) {
    ContractRun run = ContractRun.ofCorrect(contract);

    assertThat(run.ran()).isNotEmpty();
    assertThat(run.failures()).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("CONTRACTS")
  void everyFaultSaysWhatCatchesIt(Class<?> contract) {
    assertThat(faultsOf(contract))
        .isNotEmpty()
        .allSatisfy(fault -> assertThat(catching(fault)).isNotEmpty());
  }

  @ParameterizedTest
  @FieldSource("CONTRACTS")
  void everyTestCatchesSomething(Class<?> contract) {
    Set<String> catching =
        faultsOf(contract)
            .flatMap(fault -> catching(fault).stream())
            .collect(Collectors.toUnmodifiableSet());

    assertThat(catching).isEqualTo(ContractRun.testsOf(contract));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aBrokenAdapterIsCaught(Class<?> contract, Class<?> fault) {
    ContractRun run = ContractRun.ofBroken(contract, fault, catching(fault));

    assertThat(run.ran()).as("the tests that are to catch it").isEqualTo(catching(fault));
    assertThat(run.failures().keySet()).as("the tests that did").isEqualTo(catching(fault));
    assertThat(run.failures().values()).allMatch(BrokenAdaptersTest::isARefusal);
  }

  static Stream<Arguments> faults() {
    return CONTRACTS.stream()
        .flatMap(contract -> faultsOf(contract).map(fault -> row(contract, fault)));
  }

  private static Arguments row(Class<?> contract, Class<?> fault) {
    String port = contract.getDeclaringClass().getSimpleName();
    return Arguments.of(named(port, contract), named(fault.getSimpleName(), fault));
  }

  /** As a test or a port refuses what is wrong; a fault that trips over itself proves nothing. */
  private static boolean isARefusal(Throwable failure) {
    return failure instanceof AssertionError || failure instanceof IllegalArgumentException;
  }

  private static Stream<Class<?>> faultsOf(Class<?> contract) {
    return Arrays.stream(contract.getDeclaringClass().getDeclaredClasses())
        .filter(Class::isInterface)
        .sorted(comparing(Class::getSimpleName));
  }

  private static Set<String> catching(Class<?> fault) {
    return Set.of(
        requireNonNull(fault.getAnnotation(CaughtBy.class), fault + " is caught by nothing")
            .value());
  }
}
