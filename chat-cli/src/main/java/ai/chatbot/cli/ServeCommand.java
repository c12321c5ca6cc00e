package ai.chatbot.cli;

import ai.chatbot.web.Main;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code chat serve}. */
@Command(
    name = "serve",
    description =
        "Serves the chat, by default on http://localhost:8080 with an embedded PostgreSQL.",
    mixinStandardHelpOptions = true,
    versionProvider = ChatCommand.Version.class,
    footerHeading = "%nSettings, from the environment:%n")
final class ServeCommand implements Callable<Integer> {
  @Override
  public Integer call() throws InterruptedException {
    Main.serve();
    return CommandLine.ExitCode.OK;
  }
}
