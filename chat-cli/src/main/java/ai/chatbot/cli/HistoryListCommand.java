package ai.chatbot.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chat history list}: what {@code chat history} does by itself. */
@Command(
    name = "list",
    description = "Lists the chats that are kept, newest first, as chat history by itself does.",
    mixinStandardHelpOptions = true,
    versionProvider = ChatCommand.Version.class)
final class HistoryListCommand implements Callable<Integer> {
  private final HistoryCommand history;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-n", "--number"},
      paramLabel = "N",
      description = "How many at the most; 20 if not said.")
  private @Nullable Integer number;

  HistoryListCommand(HistoryCommand history) {
    this.history = history;
  }

  @Override
  public Integer call() {
    return history.list(Optional.ofNullable(number), spec);
  }
}
