package ai.chatbot.cli;

import ai.chatbot.core.port.UsageLedger.Total;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Usage as lines of columns: the models first, then the days. */
final class UsageTable {
  private static final int DECIMALS = 4;

  private UsageTable() {}

  static List<String> lines(List<DayOfUsage> days) {
    if (days.isEmpty()) {
      return List.of("Nothing was asked in these days.");
    }
    List<String> lines = new ArrayList<>(Table.lines(models(days)));
    lines.add("");
    lines.addAll(Table.lines(days(days)));
    return lines;
  }

  private static List<List<String>> models(List<DayOfUsage> days) {
    List<ModelUsage> all = days.stream().flatMap(day -> day.models().stream()).toList();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("model", "calls", "input", "output", "cached", "cost"));
    ModelUsage.summed(all)
        .forEach(model -> rows.add(row(model.total().inferenceId(), List.of(model))));
    rows.add(row("all", all));
    return rows;
  }

  private static List<List<String>> days(List<DayOfUsage> days) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("day", "questions", "calls", "input", "output", "cached", "cost"));
    days.forEach(
        day -> {
          List<String> row = new ArrayList<>(row(day.day().toString(), day.models()));
          row.add(1, String.valueOf(day.questions()));
          rows.add(row);
        });
    return rows;
  }

  private static List<String> row(String name, List<ModelUsage> usages) {
    return List.of(
        name,
        sum(usages, Total::calls),
        sum(usages, Total::input),
        sum(usages, Total::output),
        sum(usages, total -> total.cacheRead() + total.cacheWrite()),
        cost(ModelUsage.dollars(usages)));
  }

  private static String sum(List<ModelUsage> usages, ToLongFunction<Total> number) {
    return String.valueOf(usages.stream().map(ModelUsage::total).mapToLong(number).sum());
  }

  private static String cost(Optional<BigDecimal> dollars) {
    return dollars.map(UsageTable::rounded).orElse("unknown");
  }

  /** What costs something is never said to cost nothing. */
  private static String rounded(BigDecimal dollars) {
    BigDecimal rounded = dollars.setScale(DECIMALS, RoundingMode.HALF_UP);
    boolean tooLittle = rounded.signum() == 0 && dollars.signum() > 0;
    return tooLittle ? "<$" + BigDecimal.ONE.movePointLeft(DECIMALS) : "$" + rounded;
  }
}
