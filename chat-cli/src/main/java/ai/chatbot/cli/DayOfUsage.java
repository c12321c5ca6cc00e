package ai.chatbot.cli;

import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.UsageLedger;
import ai.chatbot.core.port.UsageLedger.Total;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What somebody asked on one day, and what it took. */
record DayOfUsage(LocalDate day, int questions, List<ModelUsage> models) {

  /** Those of the days from one to another on which there was anything, oldest first. */
  static List<DayOfUsage> all(
      Notebook notebook, LocalDate first, LocalDate last, ZoneId zone, Prices prices) {
    UsageLedger ledger = notebook.stores().usage();
    UserId owner = notebook.owner().id();
    Map<LocalDate, Long> questions = questions(ledger.questions(owner, before(first, zone)), zone);
    List<DayOfUsage> days = new ArrayList<>();
    List<Total> since = ledger.totals(owner, before(first, zone));
    for (LocalDate day : first.datesUntil(last.plusDays(1)).toList()) {
      List<Total> later = ledger.totals(owner, before(day.plusDays(1), zone));
      days.add(
          new DayOfUsage(
              day,
              questions.getOrDefault(day, 0L).intValue(),
              priced(difference(since, later), day, prices)));
      since = later;
    }
    return days.stream().filter(day -> day.questions > 0 || !day.models.isEmpty()).toList();
  }

  /** The ledger tells what came after a moment, to the microsecond. */
  private static Instant before(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS);
  }

  private static Map<LocalDate, Long> questions(List<Instant> asked, ZoneId zone) {
    return asked.stream()
        .collect(
            Collectors.groupingBy(time -> LocalDate.ofInstant(time, zone), Collectors.counting()));
  }

  private static List<Total> difference(List<Total> since, List<Total> later) {
    Map<String, Total> laterOnes =
        later.stream().collect(Collectors.toMap(Total::inferenceId, Function.identity()));
    return since.stream()
        .map(total -> without(total, laterOnes))
        .filter(total -> total.calls() > 0)
        .toList();
  }

  private static Total without(Total total, Map<String, Total> later) {
    return later.containsKey(total.inferenceId())
        ? ModelUsage.difference(total, later.getOrDefault(total.inferenceId(), total))
        : total;
  }

  private static List<ModelUsage> priced(List<Total> totals, LocalDate day, Prices prices) {
    return totals.stream().map(total -> new ModelUsage(total, prices.dollars(total, day))).toList();
  }
}
