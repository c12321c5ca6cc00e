package ai.chatbot.cli;

import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.usecase.Answer;
import java.util.function.Consumer;

/** Shows an answer. Throws {@link BrokenPipe} when nobody reads it any longer. */
interface AnswerOutput extends Consumer<ReplyEvent> {

  /** The answer came to its end. */
  void end(Answer answer);

  /** The answer was stopped from outside. */
  void interrupted();
}
