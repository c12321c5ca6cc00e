package ai.chatbot.cli;

import static java.util.Objects.requireNonNull;

import ai.chatbot.cli.markdown.Look;
import ai.chatbot.core.port.Finding;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chat doctor}. */
@Command(
    name = "doctor",
    description = {
      "Looks at settings, credentials, models and the database: of each whether it is well, or what"
          + " is wrong and how it is mended.",
      "Ends with 0 if nothing is wrong, with 1 otherwise."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ChatCommand.Version.class)
final class DoctorCommand implements Callable<Integer> {
  private final Surroundings around;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--probe",
      description = "Asks each family's model for one token, too, which costs about nothing.")
  private boolean probe;

  @Option(names = "--json", description = "Says it as JSON.")
  private boolean json;

  @Option(
      names = "--iam-policy",
      description =
          "Prints nothing but the least IAM policy that asking the models from this region takes.")
  private boolean iamPolicy;

  DoctorCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    if (iamPolicy) {
      Surroundings.silenceLibraries();
      return new Printout(
              Wiring.iamPolicy(around.settings(), around.environment(), around.home()) + "\n")
          .print(around, spec);
    }
    List<Finding> findings = Checkup.findings(around, probe);
    int printed =
        json ? Printout.of(FindingJson.of(findings)).print(around, spec) : print(findings);
    return printed == ExitCode.DONE.code() ? verdict(findings).code() : printed;
  }

  private int print(List<Finding> findings) {
    boolean colours = Look.of(around.environment()).map(Look::colours).orElse(false);
    Lines out =
        new Lines(
            requireNonNull(spec, "spec is null").commandLine().getOut(),
            around.terminals().out(),
            colours);
    FindingTable.print(findings, out);
    return (out.isBroken() ? ExitCode.BROKEN_PIPE : ExitCode.DONE).code();
  }

  private static ExitCode verdict(List<Finding> findings) {
    return findings.stream().anyMatch(each -> each.state() == Finding.State.WRONG)
        ? ExitCode.FAILED
        : ExitCode.DONE;
  }
}
