package ai.chatbot.cli;

import ai.chatbot.core.conversation.Chat;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chat history delete}. */
@Command(
    name = "delete",
    description = "Deletes chats for good, without asking again.",
    mixinStandardHelpOptions = true,
    versionProvider = ChatCommand.Version.class)
final class HistoryDeleteCommand implements Callable<Integer> {
  private final Surroundings around;
  private final HistoryCommand history;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "CHAT", arity = "1..*", description = "Its id, or the beginning of it.")
  private List<String> chats = new ArrayList<>();

  HistoryDeleteCommand(Surroundings around, HistoryCommand history) {
    this.around = around;
    this.history = history;
  }

  /** All are found before the first is deleted. */
  @Override
  public Integer call() {
    try (Notebook notebook = history.open()) {
      List<Chat> meant = chats.stream().map(notebook::chat).distinct().toList();
      List<Chat> gone =
          meant.stream()
              .flatMap(
                  chat ->
                      notebook.stores().chats().delete(notebook.owner().id(), chat.id()).stream())
              .toList();
      Printout printout =
          history.isJson()
              ? Printout.of(ChatJson.of(gone))
              : Printout.of(gone.stream().map(HistoryDeleteCommand::line).toList());
      return printout.print(around, spec);
    }
  }

  private static String line(Chat chat) {
    return "Deleted %s “%s”.".formatted(ChatTable.shortId(chat), chat.title());
  }
}
