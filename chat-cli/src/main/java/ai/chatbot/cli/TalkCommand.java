package ai.chatbot.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code chat talk}. */
@Command(
    name = "talk",
    description = {
      "Talks with a model: each question goes on with what was said before.",
      "In the talk, /help lists what else there is to say."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ChatCommand.Version.class)
final class TalkCommand implements Callable<Integer> {
  private final Surroundings around;

  @Mixin private ModelOption model = new ModelOption();

  @Option(
      names = {"-s", "--system"},
      paramLabel = "TEXT",
      description = "What the model is told beforehand; an empty text for nothing.")
  private @Nullable String system;

  @Mixin private KeepingOptions keeping = new KeepingOptions();

  @Mixin private MannerOptions beside = new MannerOptions();

  TalkCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (!around.terminals().in() || !around.terminals().out()) {
      throw Refusal.usage("chat talk needs a terminal: ask a single question by chat ask.");
    }
    session().talk();
    return ExitCode.DONE.code();
  }

  TalkSession session() {
    return new TalkSession(around, model.named(), Optional.ofNullable(system), keeping, beside);
  }
}
