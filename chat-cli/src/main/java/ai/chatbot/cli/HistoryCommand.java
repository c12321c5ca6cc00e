package ai.chatbot.cli;

import ai.chatbot.core.conversation.Chat;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
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
  private static final int USUAL = 20;

  private final Surroundings around;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private AccountOption account = new AccountOption();

  @Option(
      names = {"-n", "--number"},
      paramLabel = "N",
      description = "How many at the most; 20 if not said.")
  private @Nullable Integer number;

  /** Said before a word and after it, it still means yes: hence what it falls back to. */
  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      fallbackValue = "true",
      description = "Says it as JSON.")
  private boolean json;

  HistoryCommand(Surroundings around) {
    this.around = around;
  }

  /** With all that there is to do with chats; options that all have may stand before the word. */
  static CommandLine commandLine(Surroundings around) {
    HistoryCommand history = new HistoryCommand(around);
    return new CommandLine(history)
        .addSubcommand(new HistoryListCommand(history))
        .addSubcommand(new HistorySearchCommand(around, history))
        .addSubcommand(new HistoryShowCommand(around, history))
        .addSubcommand(new HistoryDeleteCommand(around, history));
  }

  @Override
  public Integer call() {
    return list(Optional.empty(), spec);
  }

  /** Prints the list for that command, as long as it wants it, and returns the exit code. */
  int list(Optional<Integer> wanted, @Nullable CommandSpec command) {
    int most = wanted.or(() -> Optional.ofNullable(number)).orElse(USUAL);
    if (most < 1) {
      throw Refusal.usage("-n is below 1: say how many chats to list.");
    }
    try (Notebook notebook = account.open(around)) {
      List<Chat> chats = notebook.chats().limit(most).toList();
      Printout printout =
          json
              ? Printout.of(ChatJson.of(chats))
              : Printout.of(ChatTable.lines(chats, ZoneId.systemDefault()));
      return printout.print(around, command);
    }
  }

  /**
   * Opens the chats that are meant, for a command that lists as many as there are.
   *
   * @throws Refusal if that cannot be
   */
  Notebook open() {
    if (number != null) {
      throw Refusal.usage("-n is for the list alone: leave it out, or say chat history list.");
    }
    return account.open(around);
  }

  /** Is it to be said as JSON? */
  boolean isJson() {
    return json;
  }
}
