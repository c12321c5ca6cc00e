package ai.chatbot.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A script by which the fish shell completes a command.
 *
 * @see <a href="https://fishshell.com/docs/current/cmds/complete.html">fish: complete</a>
 */
final class FishCompletion {
  private final String program;
  private final List<String> lines = new ArrayList<>();

  private FishCompletion(String program) {
    this.program = program;
  }

  /** The script for that program. */
  static String of(String program, CommandLine command) {
    FishCompletion completion = new FishCompletion(program);
    completion.addProgram(command);
    return completion.lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private void addProgram(CommandLine command) {
    lines.add("complete -c %s -e".formatted(program));
    command.getSubcommands().values().stream().distinct().forEach(this::addCommand);
    options(command.getCommandSpec(), "__fish_use_subcommand");
  }

  private void addCommand(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    lines.add(
        "complete -c %s -f -n __fish_use_subcommand -a %s -d %s"
            .formatted(program, spec.name(), quoted(first(spec.usageMessage().description()))));
    options(spec, "'__fish_seen_subcommand_from " + spec.name() + "'");
  }

  private void options(CommandSpec spec, String condition) {
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()) {
        lines.add(
            "complete -c %s -n %s%s%s -d %s"
                .formatted(
                    program,
                    condition,
                    names(option),
                    option.arity().max() > 0 ? " -r" : "",
                    quoted(first(option.description()))));
      }
    }
  }

  private static String names(OptionSpec option) {
    StringBuilder names = new StringBuilder();
    for (String name : option.names()) {
      names.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
    }
    return names.toString();
  }

  private static String first(String... description) {
    return description.length == 0 ? "" : description[0];
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
