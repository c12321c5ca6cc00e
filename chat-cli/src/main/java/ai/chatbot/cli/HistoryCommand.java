package ai.chatbot.cli;

import ai.chatbot.core.conversation.Chat;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chat history}: by itself the list, newest first. */
@Command(
    name = "history",
    description = {
      "Lists the chats that are kept, newest first, or does more with them.",
      "A chat is named by its id, or by as much of its beginning as no other has."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ChatCommand.Version.class)
final class HistoryCommand implements Callable<Integer> {
  private final Surroundings around;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private AccountOption account = new AccountOption();

  @Option(
      names = {"-n", "--number"},
      paramLabel = "N",
      description = "How many at the most; 20 if not said.")
  private int number = 20;

  @Option(names = "--json", description = "Lists them as JSON.")
  private boolean json;

  HistoryCommand(Surroundings around) {
    this.around = around;
  }

  /** With all that there is to do with chats. */
  static CommandLine commandLine(Surroundings around) {
    return new CommandLine(new HistoryCommand(around))
        .addSubcommand(new HistorySearchCommand(around))
        .addSubcommand(new HistoryShowCommand(around))
        .addSubcommand(new HistoryDeleteCommand(around));
  }

  @Override
  public Integer call() {
    if (number < 1) {
      throw Refusal.usage("-n is below 1: say how many chats to list.");
    }
    try (Notebook notebook = account.open(around)) {
      List<Chat> chats = notebook.chats().limit(number).toList();
      Printout printout =
          json
              ? Printout.of(ChatJson.of(chats))
              : Printout.of(ChatTable.lines(chats, ZoneId.systemDefault()));
      return printout.print(around, spec);
    }
  }
}
