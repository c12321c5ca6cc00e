package ai.chatbot.cli;

import ai.chatbot.cli.markdown.FirstCode;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.usecase.Answer;

/** The first block of code of an answer, at its end; all else is told as by that other output. */
final class AnswerCode implements AnswerOutput {
  private final Lines out;
  private final AnswerOutput rest;
  private final StringBuilder text = new StringBuilder();

  AnswerCode(Lines out, AnswerOutput rest) {
    this.out = out;
    this.rest = rest;
  }

  @Override
  public void accept(ReplyEvent event) {
    switch (event) {
      case ReplyEvent.TextDelta(int part, String more) -> text.append(more);
      case ReplyEvent.TextEnded it -> text.append("\n\n");
      default -> rest.accept(event);
    }
  }

  /** Throws {@link Refusal} where a whole answer has none: prose is not to be taken for code. */
  @Override
  public void end(Answer answer) {
    FirstCode.in(text.toString()).ifPresentOrElse(this::print, () -> refuse(answer));
    rest.end(answer);
  }

  @Override
  public void interrupted() {
    rest.interrupted();
  }

  private void print(String code) {
    out.write(code);
    out.endLine();
    if (out.isBroken()) {
      throw new BrokenPipe();
    }
  }

  private void refuse(Answer answer) {
    if (answer.end() instanceof ReplyEnd.Finished) {
      rest.interrupted();
      throw new Refusal(
          ExitCode.FAILED, "The answer has no block of code: ask for one, or leave out -x.");
    }
  }
}
