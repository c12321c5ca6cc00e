package ai.chatbot.core.reply;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.model.TokenUsage;
import java.time.Instant;
import java.util.UUID;

/**
 * One call of a model and what it took.
 *
 * @param id which call; the ledger takes each once
 * @param asker for whom it was made
 * @param reply for which answer
 * @param purpose what for
 * @param inferenceId the id that the provider was called with
 * @param usage the tokens that it took
 * @param estimated is that our estimate, since the call did not come to its end?
 * @param at when it was over
 */
public record ModelCall(
    UUID id,
    UserId asker,
    ReplyId reply,
    Purpose purpose,
    String inferenceId,
    TokenUsage usage,
    boolean estimated,
    Instant at) {
  public ModelCall {
    requireNonNull(id, "id is null");
    requireNonNull(asker, "asker is null");
    requireNonNull(reply, "reply is null");
    requireNonNull(purpose, "purpose is null");
    requireNonNull(inferenceId, "inferenceId is null");
    requireNonNull(usage, "usage is null");
    requireNonNull(at, "at is null");
  }
}
