package ai.chatbot.core.usecase;

import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.port.LanguageModel;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A model whose every word a test lets through, but for titles, which it gives at once. */
final class PacedModel implements LanguageModel {
  private final News news;
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  PacedModel(News news) {
    this.news = news;
  }

  @Override
  public void generate(ModelRequest request, Consumer<? super ModelEvent> sink)
      throws InterruptedException {
    if (request.purpose() == Purpose.TITLE) {
      sink.accept(new ModelEvent.TextDelta("A title"));
      sink.accept(new ModelEvent.Finished(StopReason.END_TURN, TokenUsage.NONE));
      return;
    }
    Call call = new Call(request);
    calls.add(call);
    news.tell();
    try {
      call.answer(sink);
    } finally {
      call.over = true;
      news.tell();
    }
  }

  /** All calls but those for titles, in the order in which they came. */
  List<Call> calls() {
    return List.copyOf(calls);
  }

  /** One call. */
  static final class Call {
    private final Purpose purpose;
    private final String words;
    private final BlockingQueue<ModelEvent> let = new LinkedBlockingQueue<>();
    private volatile boolean said;
    private volatile boolean cutOff;
    private volatile boolean over;
    private volatile boolean doubtful;

    private Call(ModelRequest request) {
      purpose = request.purpose();
      words =
          request.messages().stream()
              .flatMap(message -> message.blocks().stream())
              .flatMap(block -> block instanceof ModelBlock.Text it ? Stream.of(it) : Stream.of())
              .map(ModelBlock.Text::text)
              .reduce("", (earlier, later) -> earlier + "\n" + later);
    }

    /** Lets those through, one after another. */
    void let(ModelEvent... events) {
      let.addAll(List.of(events));
    }

    boolean isOpen() {
      return !over;
    }

    boolean writesADocument() {
      return purpose == Purpose.DOCUMENT;
    }

    /** Has it cost anything? What came to nothing by itself has not. */
    boolean isPaidFor() {
      return said || cutOff;
    }

    /** It came to nothing, and perhaps it was cut off before anybody heard of that. */
    void doubt() {
      doubtful = true;
    }

    /** Would it be no fault to enter it? */
    boolean mayBePaidFor() {
      return isPaidFor() || doubtful;
    }

    /** Is that question the last that it has heard? */
    boolean isAbout(String question) {
      return words.contains(question)
          && words.lastIndexOf(Question.MARK) == words.lastIndexOf(question);
    }

    private void answer(Consumer<? super ModelEvent> sink) throws InterruptedException {
      try {
        ModelEvent event = let.take();
        while (!isLast(event)) {
          said = true;
          sink.accept(event);
          event = let.take();
        }
        said = said || event instanceof ModelEvent.Finished;
        sink.accept(event);
      } catch (InterruptedException | RuntimeException e) {
        cutOff = true;
        throw e;
      }
    }

    private static boolean isLast(ModelEvent event) {
      return event instanceof ModelEvent.Finished || event instanceof ModelEvent.Failed;
    }
  }

  /** How the questions of a test are worded, so that a call tells which one it is about. */
  static final class Question {
    static final String MARK = "question ";

    private Question() {}

    static String number(int number) {
      return MARK + number + ".";
    }
  }
}
