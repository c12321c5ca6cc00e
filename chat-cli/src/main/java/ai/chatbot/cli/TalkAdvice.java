package ai.chatbot.cli;

import ai.chatbot.core.usecase.SendMessage.Result;

/** Why a question is not answered, in one sentence with what to do. */
final class TalkAdvice {
  private TalkAdvice() {}

  static String of(Result refused) {
    return switch (refused) {
      case Result.Answering it -> throw new IllegalArgumentException("it is answered");
      case Result.Unreadable it -> "There is nothing to read in it: ask in words.";
      case Result.TooLong(int limit) ->
          "It is longer than %,d characters: ask by chat ask -a FILE, or in parts."
              .formatted(limit);
      case Result.UnknownModel it -> "There is no such model: /model lists them.";
      case Result.ModelNotIncluded(var model) ->
          "Your plan does not include %s: choose another by /model.".formatted(model.value());
      case Result.AllowanceSpent(var returnsAt) ->
          "You have no question left until %s.".formatted(returnsAt);
      case Result.Forbidden it -> "This chat is somebody else's: begin another.";
      case Result.NoSuchMessage it -> "There is no question yet: ask one.";
      case Result.Busy it -> "The answer before could not be stopped: try again.";
      case Result.Full it -> "Too many answers are being made: try again in a while.";
      case Result.ShuttingDown it -> "This chat is being closed: begin another.";
    };
  }
}
