package ai.chatbot.cli;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.catalog.ModelRouter;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chat models}. */
@Command(
    name = "models",
    description = "Lists the families of models, and which model of each answers today.",
    mixinStandardHelpOptions = true,
    versionProvider = ChatCommand.Version.class)
final class ModelsCommand implements Runnable {
  private final Surroundings around;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "Lists them as JSON.")
  private boolean json;

  ModelsCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public void run() {
    ModelRouter router = around.settings().router();
    List<FamilyToday> families = FamilyToday.all(router, around.clock().instant());
    PrintWriter out = requireNonNull(spec, "spec is null").commandLine().getOut();
    if (json) {
      out.println(FamilyJson.of(families));
    } else {
      FamilyTable.lines(families, router.reach().region()).forEach(out::println);
    }
    out.flush();
  }
}
