package ai.chatbot.core.usecase;

import ai.chatbot.core.port.ReplyLog;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyFailure;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A reply whose events are kept all at once, at its end. For one use by one thread. */
final class KeptReply {
  private final Reply reply;
  private final ReplyLog log;
  private final InstantSource clock;
  private final Draft draft;
  private final List<ReplyEvent> events = new ArrayList<>();
  private boolean reading;

  KeptReply(Reply reply, ReplyLog log, InstantSource clock) {
    this.reply = reply;
    this.log = log;
    this.clock = clock;
    this.draft = Draft.of(reply, Optional.empty());
  }

  /** Passes on what the maker says, and keeps it however the making ends. */
  Answer keeping(Consumer<? super ReplyEvent> sink, Maker maker) throws InterruptedException {
    events.add(new ReplyEvent.Started(reply.answer()));
    ReplyEnd end = new ReplyEnd.Failed(ReplyFailure.INTERNAL);
    try {
      Answer answer = maker.make(event -> pass(event, sink));
      end = answer.end();
      return answer;
    } catch (InterruptedException e) {
      end = new ReplyEnd.Stopped();
      throw e;
    } finally {
      close(reading ? new ReplyEnd.Stopped() : end);
    }
  }

  private void pass(ReplyEvent event, Consumer<? super ReplyEvent> sink) {
    draft.accept(event);
    events.add(event);
    reading = true;
    sink.accept(event);
    reading = false;
  }

  private void close(ReplyEnd end) {
    events.addAll(draft.closing(end));
    log.close(reply.id(), reply.owner(), 0, events, draft.message(end, clock.instant()));
  }

  /** Makes an answer: hands out its events but the start and the end. */
  @FunctionalInterface
  interface Maker {
    Answer make(Consumer<ReplyEvent> out) throws InterruptedException;
  }
}
