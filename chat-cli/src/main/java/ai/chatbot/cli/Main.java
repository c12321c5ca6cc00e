package ai.chatbot.cli;

import ai.chatbot.web.CannotStart;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The {@code chat} command: 0 is success, 1 failure, 2 a command that makes no sense. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine serve = new CommandLine(new ServeCommand());
    serve.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, SettingsHelp::render);
    CommandLine chat = new CommandLine(new ChatCommand()).addSubcommand(serve);
    chat.addSubcommand(new MigrateCommand());
    return chat.setExecutionExceptionHandler(Main::tell)
        .setUsageHelpLongOptionsMaxWidth(24)
        .setUsageHelpWidth(100);
  }

  /** What a person can mend is one sentence; anything else is a fault of ours and says where. */
  private static int tell(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (!(failure instanceof CannotStart)) {
      throw failure;
    }
    command.getErr().println(failure.getMessage());
    command.getErr().flush();
    return CommandLine.ExitCode.SOFTWARE;
  }
}
