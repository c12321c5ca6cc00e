package ai.chatbot.cli;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.conversation.Message;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chat history show}. */
@Command(
    name = "show",
    description = "Shows a chat as Markdown.",
    mixinStandardHelpOptions = true,
    versionProvider = ChatCommand.Version.class)
final class HistoryShowCommand implements Callable<Integer> {
  private final Surroundings around;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private AccountOption account = new AccountOption();

  @Option(names = "--json", description = "Shows it as JSON, with what the models thought.")
  private boolean json;

  @Parameters(paramLabel = "CHAT", description = "Its id, or the beginning of it.")
  private String chat = "";

  HistoryShowCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    try (Notebook notebook = account.open(around)) {
      Chat meant = notebook.chat(chat);
      List<Message> messages = notebook.stores().messages().of(meant.id());
      Printout printout =
          json
              ? Printout.of(ChatJson.of(meant, messages))
              : Printout.of(Transcript.of(meant, messages));
      return printout.print(around, spec);
    }
  }
}
