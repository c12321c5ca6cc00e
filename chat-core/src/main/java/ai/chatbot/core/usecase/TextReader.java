package ai.chatbot.core.usecase;

import ai.chatbot.core.reply.ReplyEvent;
import java.util.function.Consumer;

/** Hands on the words of an answer, a line apart where one text follows another. */
final class TextReader implements Consumer<ReplyEvent> {
  private static final int NONE = -1;

  private final Consumer<? super String> reader;
  private int latest = NONE;

  TextReader(Consumer<? super String> reader) {
    this.reader = reader;
  }

  @Override
  public void accept(ReplyEvent event) {
    if (event instanceof ReplyEvent.TextDelta(int part, String text) && !text.isEmpty()) {
      reader.accept(latest == NONE || latest == part ? text : "\n" + text);
      latest = part;
    }
  }
}
