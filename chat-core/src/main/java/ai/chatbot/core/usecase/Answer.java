package ai.chatbot.core.usecase;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyFailure;
import java.util.Optional;

/**
 * How an answer came about.
 *
 * @param end how it ended
 * @param route which model gave it; empty where no living one serves the choice in the region
 * @param usage the tokens of all its calls, as the provider counted them
 * @param failure why the model failed, if it did; for the operator
 */
public record Answer(
    ReplyEnd end, Optional<Route> route, TokenUsage usage, Optional<ModelFailure> failure) {
  public Answer {
    requireNonNull(end, "end is null");
    requireNonNull(route, "route is null");
    requireNonNull(usage, "usage is null");
    requireNonNull(failure, "failure is null");
  }

  /** None, since there is no model to ask. */
  static Answer withoutAModel() {
    ReplyEnd end = new ReplyEnd.Failed(ReplyFailure.NO_MODEL);
    return new Answer(end, Optional.empty(), TokenUsage.NONE, Optional.empty());
  }
}
