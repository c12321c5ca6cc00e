package ai.chatbot.cli;

import ai.chatbot.core.port.Chats.Found;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chat history search}. */
@Command(
    name = "search",
    description = "Lists the chats in which all of those words are, in a title or in one message.",
    mixinStandardHelpOptions = true,
    versionProvider = ChatCommand.Version.class)
final class HistorySearchCommand implements Callable<Integer> {
  private static final int MOST = 100;

  private final Surroundings around;
  private final HistoryCommand history;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "WORDS", arity = "1..*", description = "What to look for.")
  private List<String> words = new ArrayList<>();

  HistorySearchCommand(Surroundings around, HistoryCommand history) {
    this.around = around;
    this.history = history;
  }

  @Override
  public Integer call() {
    try (Notebook notebook = history.open()) {
      List<Found> found =
          notebook.stores().chats().search(notebook.owner().id(), String.join(" ", words), MOST);
      Printout printout =
          history.isJson()
              ? Printout.of(ChatJson.ofFound(found))
              : Printout.of(ChatTable.found(found, ZoneId.systemDefault()));
      return printout.print(around, spec);
    }
  }
}
