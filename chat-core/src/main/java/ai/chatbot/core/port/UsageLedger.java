package ai.chatbot.core.port;

import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.reply.ModelCall;
import java.time.Instant;
import java.util.List;

/**
 * What was asked and what it took. Only ever added to: whoever deletes a chat takes nothing out,
 * and only {@link Users#delete} does. Questions come by {@link Turns}. Each method is atomic.
 */
public interface UsageLedger {

  /**
   * Adds those calls. One that is there already is not added again, so a batch may come twice; one
   * of an asker who is not known here, as after the deletion of an account, is left out.
   */
  void record(List<ModelCall> calls);

  /** When that user asked questions after that moment, oldest first. */
  List<Instant> questions(UserId asker, Instant after);

  /** What that user's calls took after that moment, by model; the models in alphabetical order. */
  List<Total> totals(UserId asker, Instant after);

  /**
   * What calls of one model took together.
   *
   * @param inferenceId the id that the provider was called with
   * @param calls how many there were
   * @param estimated how many of them were estimated
   * @param input the tokens that they read anew
   * @param output the tokens that they wrote
   * @param cacheRead the tokens that they read from the provider's cache
   * @param cacheWrite the tokens that they put there
   */
  record Total(
      String inferenceId,
      int calls,
      int estimated,
      long input,
      long output,
      long cacheRead,
      long cacheWrite) {}
}
