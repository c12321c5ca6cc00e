package ai.chatbot.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Whose chats a command is about, or one of the commands within it. */
final class AccountOption {
  @Option(
      names = "--as",
      paramLabel = "EMAIL",
      scope = ScopeType.INHERIT,
      description =
          "The chats of that account in the server's database, which POSTGRES_URL names, instead of"
              + " those that are kept here.")
  private @Nullable String address;

  /**
   * Opens them.
   *
   * @throws Refusal if that cannot be
   */
  Notebook open(Surroundings around) {
    return new Keeping(around, around.settings()).of(Optional.ofNullable(address));
  }
}
