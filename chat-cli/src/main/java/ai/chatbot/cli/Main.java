package ai.chatbot.cli;

import ai.chatbot.cli.sqlite.FileUnusable;
import ai.chatbot.core.port.StoreUnavailable;
import ai.chatbot.web.CannotStart;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The {@code chat} command. It ends with one of {@link ExitCode}. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Surroundings around = Surroundings.ofThisProcess();
    CommandLine chat = commandLine(around).setOut(standardOutput());
    System.exit(run(chat, around.terminals(), List.of(arguments)));
  }

  /** Runs the command that is meant: a question by itself is asked, and so is piped text alone. */
  static int run(CommandLine chat, Terminals terminals, List<String> arguments) {
    List<String> given = arguments.isEmpty() && !terminals.in() ? List.of("ask") : arguments;
    try {
      List<String> named = BareQuestion.named(given, chat.getSubcommands().keySet());
      return chat.execute(named.toArray(String[]::new));
    } catch (Refusal e) {
      return tell(e, chat, e.code());
    }
  }

  static CommandLine commandLine(Surroundings around) {
    CommandLine ask = withExitCodes(new CommandLine(new AskCommand(around)));
    CommandLine serve = new CommandLine(new ServeCommand());
    serve.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, SettingsHelp::render);
    return withExitCodes(new CommandLine(new ChatCommand()))
        .addSubcommand(ask)
        .addSubcommand(new TalkCommand(around))
        .addSubcommand(HistoryCommand.commandLine(around))
        .addSubcommand(new UsageCommand(around))
        .addSubcommand(new ModelsCommand(around))
        .addSubcommand(new DoctorCommand(around))
        .addSubcommand(serve)
        .addSubcommand(new MigrateCommand(around))
        .addSubcommand(new CompletionCommand())
        .addSubcommand(new CommandLine.HelpCommand())
        .setExpandAtFiles(false)
        .setExecutionExceptionHandler(Main::tell)
        .setParameterExceptionHandler(new Misuse())
        .setUsageHelpLongOptionsMaxWidth(24)
        .setUsageHelpWidth(100);
  }

  private static CommandLine withExitCodes(CommandLine command) {
    command
        .getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCode.meanings());
    return command;
  }

  /** What a person can mend is one sentence; anything else is a fault of ours and says where. */
  private static int tell(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    return switch (failure) {
      case CannotStart it -> tell(it, command, ExitCode.FAILED);
      case Refusal refusal -> tell(refusal, command, refusal.code());
      case FileUnusable it -> tell(it, command, ExitCode.FAILED);
      case StoreUnavailable it -> tell(it, command, ExitCode.FAILED);
      default -> throw failure;
    };
  }

  private static int tell(RuntimeException sentence, CommandLine command, ExitCode code) {
    command.getErr().println(sentence.getMessage());
    command.getErr().flush();
    return code.code();
  }

  /** Unlike {@link System#out} it knows when nobody reads any longer. */
  private static PrintWriter standardOutput() {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8),
        true);
  }
}
