package ai.chatbot.cli;

import ai.chatbot.cli.markdown.MarkdownScreen;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.usecase.Answer;
import java.util.Optional;

/**
 * An answer as it streams: its words on standard output, everything else on standard error. Only
 * somebody at a terminal is shown the reasoning and the model's name, and sees Markdown drawn.
 */
final class AnswerText implements AnswerOutput {
  private final Lines out;
  private final Lines err;
  private final Advice advice;
  private final Manner manner;
  private final Spinner spinner;
  private final Optional<MarkdownScreen> screen;

  AnswerText(
      Lines out,
      Lines err,
      Advice advice,
      Manner manner,
      Spinner spinner,
      Optional<MarkdownScreen> screen) {
    this.out = out;
    this.err = err;
    this.advice = advice;
    this.manner = manner;
    this.spinner = spinner;
    this.screen = screen;
  }

  @Override
  public void accept(ReplyEvent event) {
    switch (event) {
      case ReplyEvent.TextDelta(int part, String text) -> say(text);
      case ReplyEvent.TextEnded it -> endText();
      case ReplyEvent.ReasoningDelta(int part, String text) -> think(text);
      case ReplyEvent.ReasoningEnded it -> err.endParagraph();
      default -> {}
    }
  }

  @Override
  public void end(Answer answer) {
    endLines();
    switch (answer.end()) {
      case ReplyEnd.Finished(StopReason reason) -> finish(reason, answer);
      case ReplyEnd.Failed it -> fail(answer);
      case ReplyEnd.Stopped it -> {}
      case ReplyEnd.Interrupted it -> {}
    }
  }

  @Override
  public void interrupted() {
    endLines();
  }

  private void say(String text) {
    spinner.close();
    screen.ifPresentOrElse(drawn -> drawn.accept(text), () -> out.write(text));
    if (out.isBroken()) {
      throw new BrokenPipe();
    }
  }

  private void think(String text) {
    if (manner.reasoning()) {
      whisper(text);
    }
  }

  private void whisper(String text) {
    if (err.isTerminal()) {
      spinner.close();
      err.writeDimmed(text);
    }
  }

  private void tell(String sentence) {
    spinner.close();
    err.write(sentence + "\n");
  }

  private void finish(StopReason reason, Answer answer) {
    Advice.cut(reason).ifPresent(this::tell);
    answer.route().ifPresent(this::credit);
    manner.usage().ifPresent(day -> tell(UsageLine.of(answer, day)));
  }

  private void fail(Answer answer) {
    tell(advice.of(answer));
    String words = Advice.words(answer);
    if (manner.verbose() && !words.isBlank()) {
      err.writeDimmed(words.replaceAll("\\s+", " "));
      err.endLine();
    }
  }

  private void credit(Route route) {
    if (manner.demo()) {
      tell(
          "That was the demo's script: to ask Amazon Bedrock, give AWS credentials, for example by"
              + " AWS_PROFILE=you.");
    } else {
      whisper("%s (%s)%n".formatted(route.generation().name(), route.inferenceId()));
    }
  }

  private void endText() {
    screen.ifPresent(MarkdownScreen::finish);
    out.endLine();
  }

  private void endLines() {
    spinner.close();
    endText();
    err.endLine();
  }
}
