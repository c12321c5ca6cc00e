package ai.chatbot.cli;

import static java.util.Objects.requireNonNull;

import ai.chatbot.web.Schema;
import ai.chatbot.web.Settings;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chat migrate}. */
@Command(
    name = "migrate",
    description = "Brings the database's schema up to date, as the server does when it starts.",
    mixinStandardHelpOptions = true,
    versionProvider = ChatCommand.Version.class)
final class MigrateCommand implements Callable<Integer> {
  private final Surroundings around;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--info", description = "Lists what is pending and changes nothing.")
  private boolean info;

  MigrateCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    Settings settings = around.settings();
    List<String> lines = info ? pending(settings) : listed("Applied:", Schema.migrate(settings));
    PrintWriter out = requireNonNull(spec, "spec is null").commandLine().getOut();
    lines.forEach(out::println);
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private static List<String> pending(Settings settings) {
    return Schema.pending(settings)
        .map(names -> listed("Pending:", names))
        .orElseGet(() -> List.of(noDatabase(settings)));
  }

  private static String noDatabase(Settings settings) {
    return "There is no database in %s yet: the server, or chat migrate, makes one."
        .formatted(settings.dataFolder());
  }

  private static List<String> listed(String heading, List<String> names) {
    return names.isEmpty()
        ? List.of("The schema is up to date.")
        : Stream.concat(Stream.of(heading), names.stream().map(name -> "  " + name)).toList();
  }
}
