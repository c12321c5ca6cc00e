package ai.chatbot.cli;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code chat completion}. */
@Command(
    name = "completion",
    description = {
      "Prints a script by which a shell completes the commands and options of chat.",
      "To be used as source <(chat completion bash), zsh likewise; chat completion fish | source"
    },
    mixinStandardHelpOptions = true,
    versionProvider = ChatCommand.Version.class)
final class CompletionCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "SHELL",
      converter = ByName.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private Shell shell = Shell.BASH;

  @Override
  public void run() {
    CommandLine here = requireNonNull(spec, "spec is null").commandLine();
    CommandLine chat = here.getParent();
    PrintWriter out = here.getOut();
    out.print(
        switch (shell) {
          // The script finds out which of the two it runs in.
          case BASH, ZSH -> AutoComplete.bash("chat", chat);
          case FISH -> FishCompletion.of("chat", chat);
        });
    out.flush();
  }

  /** Who completes. */
  enum Shell {
    BASH,
    ZSH,
    FISH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Reads the name of one. */
  static final class ByName implements ITypeConverter<Shell> {
    @Override
    public Shell convert(String name) {
      return Arrays.stream(Shell.values())
          .filter(shell -> shell.toString().equals(name))
          .findFirst()
          .orElseThrow(() -> new TypeConversionException(expected(name)));
    }

    private static String expected(String name) {
      return Arrays.stream(Shell.values())
          .map(Shell::toString)
          .collect(Collectors.joining(", ", "expected one of ", " but was '%s'".formatted(name)));
    }
  }
}
