package ai.chatbot.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What a command that looks something up says on standard output, and how it ends. */
record Printout(String text) {

  static Printout of(List<String> lines) {
    return new Printout(lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
  }

  static Printout of(JsonNode json) {
    return new Printout(json + "\n");
  }

  /** Prints it for that command and returns the exit code. */
  int print(Surroundings around, @Nullable CommandSpec command) {
    CommandLine line = requireNonNull(command, "spec is null").commandLine();
    Lines out = new Lines(line.getOut(), around.terminals().out(), false);
    out.write(text);
    return (out.isBroken() ? ExitCode.BROKEN_PIPE : ExitCode.DONE).code();
  }
}
