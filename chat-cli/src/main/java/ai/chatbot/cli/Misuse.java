package ai.chatbot.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says in one sentence what is wrong with options and parameters. It never guesses which command
 * was meant: that might be one that deletes.
 */
final class Misuse implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println("%s; see %s --help.".formatted(sentence(wrong), name));
    command.getErr().flush();
    return ExitCode.USAGE.code();
  }

  private static String sentence(ParameterException wrong) {
    return switch (wrong) {
      case UnmatchedArgumentException it when isOfHistory(it) -> noCommand(it.getUnmatched());
      default -> inOneLine(String.valueOf(wrong.getMessage()));
    };
  }

  private static boolean isOfHistory(UnmatchedArgumentException unmatched) {
    return unmatched.getCommandLine().getCommand() instanceof HistoryCommand
        && unmatched.getUnmatched().stream().noneMatch(word -> word.startsWith("-"));
  }

  private static String noCommand(List<String> words) {
    return inOneLine(
        "“%s” is no command of chat history: to look for a word, say chat history search %s"
            .formatted(words.getFirst(), String.join(" ", words)));
  }

  private static String inOneLine(String text) {
    return text.replaceAll("\\s+", " ")
        .strip()
        .replaceFirst("^Error: ", "")
        .replaceFirst("\\.$", "");
  }
}
