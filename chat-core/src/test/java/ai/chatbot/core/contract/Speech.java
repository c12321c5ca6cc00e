package ai.chatbot.core.contract;

import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a provider is to say to each call, in the core's words, and what it does then. */
public record Speech(List<ModelEvent> events, Then then) {

  /** What a provider does when it has said all. */
  public enum Then {
    /** It ends as providers end; the last event is a {@link ModelEvent.Finished}. */
    ENDS,
    /** It says nothing more, and leaves the call open until the caller closes it. */
    WAITS,
    /** It cuts the connection. */
    CUTS,
    /** It refuses the call before a word, because there are too many. */
    REFUSES
  }

  public Speech {
    events = List.copyOf(events);
  }

  /** Says that, in so many pieces, and ends its turn. */
  public static Speech of(String... pieces) {
    return of(Stream.of(pieces).map(ModelEvent.TextDelta::new).toArray(ModelEvent[]::new))
        .finished(StopReason.END_TURN);
  }

  /** Says that and waits, unless more is added. */
  public static Speech of(ModelEvent... events) {
    return new Speech(List.of(events), Then.WAITS);
  }

  /** Waits without a word. */
  public static Speech silence() {
    return new Speech(List.of(), Then.WAITS);
  }

  /** Refuses every call. */
  public static Speech refused() {
    return new Speech(List.of(), Then.REFUSES);
  }

  /** The same, then the end for that reason. */
  public Speech finished(StopReason reason) {
    List<ModelEvent> more = new ArrayList<>(events);
    more.add(new ModelEvent.Finished(reason, new TokenUsage(12, 5, 3, 4)));
    return new Speech(more, Then.ENDS);
  }

  /** The same, then a cut. */
  public Speech cut() {
    return new Speech(events, Then.CUTS);
  }
}
