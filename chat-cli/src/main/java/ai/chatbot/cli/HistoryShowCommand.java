package ai.chatbot.cli;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.Message;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chat history show}. */
@Command(
    name = "show",
    description = "Shows a chat as Markdown; its JSON has what the models thought, too.",
    mixinStandardHelpOptions = true,
    versionProvider = ChatCommand.Version.class)
final class HistoryShowCommand implements Callable<Integer> {
  private final Surroundings around;
  private final HistoryCommand history;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "CHAT", description = "Its id, or the beginning of it.")
  private String chat = "";

  HistoryShowCommand(Surroundings around, HistoryCommand history) {
    this.around = around;
    this.history = history;
  }

  @Override
  public Integer call() {
    try (Notebook notebook = history.open()) {
      Chat meant = notebook.chat(chat);
      List<Message> messages = notebook.stores().messages().of(meant.id());
      Printout printout =
          history.isJson()
              ? Printout.of(ChatJson.of(meant, messages))
              : Printout.of(Transcript.of(meant, messages));
      return printout.print(around, spec);
    }
  }
}
