package ai.chatbot.cli;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

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
    return completion.lines.stream().collect(joining("\n", "", "\n"));
  }

  /** Of files there is only to speak where an option takes one. */
  private void addProgram(CommandLine command) {
    lines.add("complete -c %s -e".formatted(program));
    lines.add("complete -c %s -f".formatted(program));
    addWithin(command, "");
  }

  private void addWithin(CommandLine command, String seen) {
    Collection<CommandLine> subcommands = new LinkedHashSet<>(command.getSubcommands().values());
    String here = seen + (subcommands.isEmpty() ? "" : noneOf(subcommands, seen));
    subcommands.forEach(each -> add(each, here));
    parameters(command.getCommandSpec(), here);
    options(command.getCommandSpec(), here);
    subcommands.forEach(each -> addWithin(each, seen + after(seen) + seen(each)));
  }

  private static String noneOf(Collection<CommandLine> subcommands, String seen) {
    String names = subcommands.stream().map(FishCompletion::name).collect(joining(" "));
    return seen.isEmpty()
        ? "__fish_use_subcommand"
        : "; and not __fish_seen_subcommand_from " + names;
  }

  private static String after(String seen) {
    return seen.isEmpty() ? "" : "; and ";
  }

  private static String seen(CommandLine command) {
    return "__fish_seen_subcommand_from " + name(command);
  }

  private static String name(CommandLine command) {
    return command.getCommandSpec().name();
  }

  private void add(CommandLine command, String condition) {
    String description = first(command.getCommandSpec().usageMessage().description());
    complete(condition, " -a " + name(command), description);
  }

  private void parameters(CommandSpec spec, String condition) {
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      if (!parameter.hidden() && parameter.completionCandidates() != null) {
        complete(condition, offered(parameter), first(parameter.description()));
      }
    }
  }

  private void options(CommandSpec spec, String condition) {
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()) {
        complete(condition, names(option) + taken(option), first(option.description()));
      }
    }
  }

  /** What an option takes: a file, one of a few words, or anything else. */
  private static String taken(OptionSpec option) {
    if (option.arity().min() == 0) {
      return "";
    }
    boolean file = Arrays.asList(option.typeInfo().getAuxiliaryTypes()).contains(Path.class);
    return file ? " -r -F" : " -x" + offered(option);
  }

  private static String offered(ArgSpec argument) {
    Iterable<String> words = argument.completionCandidates();
    return words == null ? "" : " -a " + quoted(String.join(" ", words));
  }

  private void complete(String condition, String what, String description) {
    lines.add(
        "complete -c %s -n %s%s -d %s"
            .formatted(program, quoted(condition), what, quoted(description)));
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
