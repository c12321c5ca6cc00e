package ai.chatbot.core.usecase;

import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.catalog.Routing;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.reply.CleanText;
import ai.chatbot.core.reply.Titles;
import ai.chatbot.core.value.Blank;
import java.util.List;
import java.util.Optional;

/** Names a chat after its first question. A title that does not come harms nothing. */
final class TitleMaker {
  private static final int MAX_TOKENS = 50;
  private static final int LONGEST_QUESTION = 2_000;

  private final Calls calls;

  TitleMaker(Calls calls) {
    this.calls = calls;
  }

  /**
   * A title for the chat that begins with the task's last message; empty if none came. No model is
   * asked about a message without words.
   */
  Optional<String> title(ReplyTask task) throws InterruptedException {
    String question = Titles.beginning(task.messages().getLast().text().strip(), LONGEST_QUESTION);
    if (Blank.is(question)) {
      return Optional.empty();
    }
    Optional<Routing.Ladder> ladder = calls.ladder(Purpose.TITLE, task);
    return ladder.isPresent() ? ask(task, question, ladder.get()) : Optional.empty();
  }

  private Optional<String> ask(ReplyTask task, String question, Routing.Ladder ladder)
      throws InterruptedException {
    StringBuilder answer = new StringBuilder();
    calls.make(
        task,
        ladder,
        route -> request(task, question, route),
        route -> {},
        event -> {
          switch (event) {
            case ModelEvent.TextDelta(String text) -> answer.append(text);
            case ModelEvent.Failed it -> answer.setLength(0);
            default -> {}
          }
        });
    return Optional.of(Titles.clean(CleanText.of(answer.toString())))
        .filter(title -> !title.isBlank());
  }

  private static ModelRequest request(ReplyTask task, String question, Route route) {
    return new ModelRequest(
        Purpose.TITLE,
        task.asker(),
        route,
        task.instructions(),
        List.of(ModelMessage.user(question)),
        List.of(),
        route.outputUpTo(MAX_TOKENS));
  }
}
