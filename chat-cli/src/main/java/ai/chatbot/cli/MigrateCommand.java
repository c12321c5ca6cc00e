package ai.chatbot.cli;

import static java.util.Objects.requireNonNull;

import ai.chatbot.web.Schema;
import ai.chatbot.web.Settings;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
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
    List<String> names = info ? Schema.pending(settings) : Schema.migrate(settings);
    PrintWriter out = requireNonNull(spec, "spec is null").commandLine().getOut();
    out.println(summary(names));
    names.forEach(name -> out.println("  " + name));
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private String summary(List<String> names) {
    if (names.isEmpty()) {
      return "The schema is up to date.";
    }
    return info ? "Pending:" : "Applied:";
  }
}
