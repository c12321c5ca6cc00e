package ai.chatbot.cli;

import ai.chatbot.core.conversation.Chat;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What somebody who asks says of where it is kept, and in which chat. */
final class KeepingOptions {
  private static final String LATEST = "latest";

  @Option(
      names = {"-c", "--continue"},
      paramLabel = "CHAT",
      arity = "0..1",
      fallbackValue = LATEST,
      preprocessor = Attached.class,
      description =
          "Goes on with the chat that was asked in last, or with the one whose id begins so:"
              + " -c=1a2b3c4d.")
  private @Nullable String chat;

  @Option(names = "--no-save", description = "Keeps neither the question nor the answer.")
  private boolean nowhere;

  @Option(
      names = "--as",
      paramLabel = "EMAIL",
      description =
          "Keeps them with the chats of that account in the server's database, which POSTGRES_URL"
              + " names.")
  private @Nullable String address;

  /**
   * Opens what is meant.
   *
   * @throws Refusal if it cannot be
   */
  Notebook open(Keeping keeping) {
    if (nowhere && (chat != null || address != null)) {
      throw Refusal.usage("With --no-save there are no chats: leave out -c and --as, or it.");
    }
    return nowhere ? keeping.nowhere() : keeping.of(Optional.ofNullable(address));
  }

  /** Is a chat gone on with? */
  boolean isContinuing() {
    return chat != null;
  }

  /** Is anything kept? */
  boolean isKept() {
    return !nowhere;
  }

  /**
   * The chat that is gone on with, if one is.
   *
   * @throws Refusal if there is none such
   */
  Optional<Chat> continued(Notebook notebook) {
    return Optional.ofNullable(chat)
        .map(meant -> meant.equals(LATEST) ? notebook.latest() : notebook.chat(meant));
  }

  /** In {@code -c why?} the word is a question; an id stands apart only where it looks like one. */
  static final class Attached implements IParameterPreprocessor {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f-]*)?");

    @Override
    public boolean preprocess(
        Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      boolean apart = " ".equals(info.get("separator"));
      if (apart && (arguments.isEmpty() || !ID.matcher(arguments.peek()).matches())) {
        arguments.push(LATEST);
      }
      return false;
    }
  }
}
