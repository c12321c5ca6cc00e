package ai.chatbot.core.memory;

import static java.util.stream.Collectors.groupingBy;

import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.port.UsageLedger;
import ai.chatbot.core.reply.ModelCall;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Keeps questions and calls in the order in which they came. */
final class InMemoryUsageLedger implements UsageLedger {
  private final Memory memory;

  InMemoryUsageLedger(Memory memory) {
    this.memory = memory;
  }

  @Override
  public void record(List<ModelCall> calls) {
    memory.atomically(
        () -> {
          calls.stream()
              .filter(call -> memory.users.containsKey(call.asker()))
              .forEach(call -> memory.calls.putIfAbsent(call.id(), call));
          return calls;
        });
  }

  @Override
  public List<Instant> questions(UserId asker, Instant after) {
    return memory.atomically(
        () ->
            memory.ledger.stream()
                .filter(entry -> entry.asker().equals(asker))
                .map(Memory.LedgerEntry::askedAt)
                .filter(time -> time.isAfter(after))
                .sorted()
                .toList());
  }

  @Override
  public List<Total> totals(UserId asker, Instant after) {
    return memory.atomically(
        () -> {
          Map<String, List<ModelCall>> byModel =
              memory.calls.values().stream()
                  .filter(call -> call.asker().equals(asker) && call.at().isAfter(after))
                  .collect(groupingBy(ModelCall::inferenceId, TreeMap::new, Collectors.toList()));
          return byModel.values().stream().map(InMemoryUsageLedger::total).toList();
        });
  }

  private static Total total(List<ModelCall> calls) {
    return new Total(
        calls.getFirst().inferenceId(),
        calls.size(),
        Math.toIntExact(calls.stream().filter(ModelCall::estimated).count()),
        sum(calls, TokenUsage::input),
        sum(calls, TokenUsage::output),
        sum(calls, TokenUsage::cacheRead),
        sum(calls, TokenUsage::cacheWrite));
  }

  private static long sum(List<ModelCall> calls, ToLongFunction<TokenUsage> tokens) {
    return calls.stream().map(ModelCall::usage).mapToLong(tokens).sum();
  }
}
