package ai.chatbot.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chat usage}. */
@Command(
    name = "usage",
    description = {
      "Says what the questions of the last days took, by model and by day.",
      "Costs are estimated by public price lists; the bill may say otherwise."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ChatCommand.Version.class)
final class UsageCommand implements Callable<Integer> {
  private static final int MOST_DAYS = 366;

  private final Surroundings around;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private AccountOption account = new AccountOption();

  @Option(
      names = {"-d", "--days"},
      paramLabel = "N",
      description = "How many days, today among them; 30 if not said.")
  private int days = 30;

  @Option(names = "--json", description = "Says it as JSON.")
  private boolean json;

  UsageCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    if (days < 1 || days > MOST_DAYS) {
      throw Refusal.usage("--days is not between 1 and 366: say how many days to look back.");
    }
    ZoneId zone = ZoneId.systemDefault();
    LocalDate today = LocalDate.ofInstant(around.clock().instant(), zone);
    Prices prices = new Prices(around.settings().router().catalog());
    try (Notebook notebook = account.open(around)) {
      List<DayOfUsage> used =
          DayOfUsage.all(notebook, today.minusDays(days - 1L), today, zone, prices);
      return (json ? Printout.of(UsageJson.of(used)) : Printout.of(UsageTable.lines(used)))
          .print(around, spec);
    }
  }
}
