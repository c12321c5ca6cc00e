package ai.chatbot.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.People;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Somebody who follows a reply on one instance, in one of three manners, and keeps what came. */
final class Watcher {
  private static final Duration FOREVER = Duration.ofMinutes(10);

  private final Reply reply;
  private final Cluster.Instance instance;
  private final Manner manner;
  private final Cluster cluster;
  private final Semaphore turns = new Semaphore(0);
  private final Thread thread;
  private volatile List<ReplyEvent> seen = List.of();
  private volatile boolean gone;
  private volatile @Nullable Throwable fault;

  private Watcher(Reply reply, Cluster.Instance instance, Manner manner, Cluster cluster) {
    this.reply = reply;
    this.instance = instance;
    this.manner = manner;
    this.cluster = cluster;
    this.thread = Thread.ofVirtual().name("watcher").unstarted(this::watch);
  }

  static Watcher start(Reply reply, Cluster.Instance instance, Manner manner, Cluster cluster) {
    Watcher watcher = new Watcher(reply, instance, manner, cluster);
    watcher.thread.start();
    return watcher;
  }

  Reply reply() {
    return reply;
  }

  Cluster.Instance instance() {
    return instance;
  }

  /** The events as this watcher has had them. */
  List<ReplyEvent> seen() {
    return seen;
  }

  boolean hasSeenTheEnd() {
    return !seen.isEmpty() && seen.getLast() instanceof ReplyEvent.Ended;
  }

  /** Is there nothing to wait for: the end was seen, or the reply was deleted meanwhile? */
  boolean isDone() {
    return gone || fault != null || hasSeenTheEnd();
  }

  @Nullable Throwable fault() {
    return fault;
  }

  /** A slow one reads once more. */
  void nudge() {
    turns.release();
  }

  /** A slow one is slow no longer. */
  void hurry() {
    turns.release(Integer.MAX_VALUE / 2);
  }

  /** Leaves, wherever it is. */
  void leave() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  private void watch() {
    try {
      while (!isDone()) {
        follow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      // An instance without stores shows nothing: its readers are its own trouble.
      fault = instance.isCrashed() ? fault : e;
      gone = true;
    }
    cluster.news().tell();
  }

  private void follow() throws InterruptedException {
    switch (instance.engine().followReply().resume(People.anna(), reply.chat(), reply.id())) {
      case FollowReply.Result.Following(ReplyFollower follower, var earlier) -> {
        try (follower) {
          read(follower);
        }
      }
      case FollowReply.Result.Nothing it -> gone = true;
      case FollowReply.Result.Missing it -> gone = true;
    }
  }

  /** Until the end, or, of one that comes and goes, until there was something new. */
  private void read(ReplyFollower follower) throws InterruptedException {
    List<ReplyEvent> known = seen;
    List<ReplyEvent> events = new ArrayList<>();
    boolean on = true;
    while (on) {
      if (manner == Manner.SLOW) {
        turns.acquire();
      }
      events.addAll(follower.next(FOREVER));
      if (comesBackAsIfNothingHadBeen(known, events)) {
        see(events);
      }
      on = !isDone() && (manner != Manner.COMING_AND_GOING || events.size() <= known.size());
    }
  }

  /** What it has seen comes again, unless what came after the last stored event is lost. */
  private boolean comesBackAsIfNothingHadBeen(List<ReplyEvent> known, List<ReplyEvent> events) {
    int both = Math.min(known.size(), events.size());
    if (!cluster.mayHaveLostItsTail(reply) && !cluster.isDeleted(reply)) {
      assertThat(events.subList(0, both)).as("seen again").isEqualTo(known.subList(0, both));
    }
    return events.size() > both || !events.subList(0, both).equals(known.subList(0, both));
  }

  private void see(List<ReplyEvent> events) {
    if (events.getLast() instanceof ReplyEvent.Ended) {
      cluster.assertIsOver(this);
    }
    seen = List.copyOf(events);
    cluster.news().tell();
  }

  @Override
  public String toString() {
    return "%s watcher of %s on %s, after %s".formatted(manner, reply, instance, seen);
  }

  /** How somebody reads. */
  enum Manner {
    /** Whatever comes, at once. */
    EAGER,
    /** Only when it is nudged. */
    SLOW,
    /** Leaves whenever something new was read, and comes back. */
    COMING_AND_GOING
  }
}
