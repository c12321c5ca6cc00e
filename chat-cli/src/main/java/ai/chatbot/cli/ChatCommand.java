package ai.chatbot.cli;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What there is to do; by itself it says so. */
@Command(
    name = "chat",
    description = "A team's own chat on Amazon Bedrock.",
    mixinStandardHelpOptions = true,
    versionProvider = ChatCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND")
final class ChatCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    CommandLine chat = requireNonNull(spec, "spec is null").commandLine();
    throw new CommandLine.ParameterException(
        chat, "Say what to do, such as chat ask \"why is the sky blue?\"");
  }

  /** The version in the jar's manifest. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = ChatCommand.class.getPackage().getImplementationVersion();
      return new String[] {"AI Chatbot " + (version == null ? "(not packaged)" : version)};
    }
  }
}
