package ai.chatbot.cli;

import ai.chatbot.core.usecase.Answer;
import ai.chatbot.core.usecase.AskInChat.Result;

/** Why a question did not get as far as to a model, and what to do about it. */
final class NotAsked {
  private NotAsked() {}

  /**
   * The answer.
   *
   * @throws Refusal if there is none
   */
  static Answer unless(Result result) {
    return switch (result) {
      case Result.Answered(Answer answer) -> answer;
      case Result.Busy it ->
          throw new Refusal(
              ExitCode.FAILED,
              "Another answer is being made in that chat: wait for its end, or ask without -c.");
      case Result.AllowanceSpent(var returnsAt) ->
          throw new Refusal(
              ExitCode.THROTTLED,
              "The questions of the last 24 hours are spent: the next may be asked at %s."
                  .formatted(returnsAt));
      case Result.ModelNotIncluded(var model) ->
          throw Refusal.usage(
              "That account may not ask %s: choose another with --model.".formatted(model));
      case Result.Forbidden it ->
          throw Refusal.usage("That chat is not yours: chat history lists those that are.");
    };
  }
}
