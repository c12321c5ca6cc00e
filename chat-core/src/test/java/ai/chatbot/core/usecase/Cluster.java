package ai.chatbot.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.access.LiveBounds;
import ai.chatbot.core.access.Plans;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Reach;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.fake.NotedTrouble;
import ai.chatbot.core.fake.ScriptedWeather;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.Peers;
import ai.chatbot.core.port.Place;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.Weather;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/**
 * Some instances in a hurry over the same stores, whose clock the test moves. They crash, and they
 * lose their leases without noticing.
 */
final class Cluster {
  private static final Tempo HURRIED =
      new Tempo(
          Duration.ofSeconds(30),
          Duration.ofMillis(10),
          Duration.ofMillis(2),
          Duration.ofMillis(2),
          Duration.ofMillis(5),
          Duration.ofMillis(20));

  private final News news = new News();
  private final Facts facts = new Facts();
  private final AtomicReference<Instant> now = new AtomicReference<>(AQuestion.NOON);
  private final Stores stores = InMemoryStores.empty(now::get);
  private final List<Place> weatherAsked = new CopyOnWriteArrayList<>();
  private final List<Instance> instances = new ArrayList<>();
  private final Set<ReplyId> tailsLost = ConcurrentHashMap.newKeySet();
  private final Map<Instance, Thread> undertakers = new ConcurrentHashMap<>();

  News news() {
    return news;
  }

  Facts facts() {
    return facts;
  }

  /** The stores themselves, which nobody is cut off from. */
  Stores stores() {
    return stores;
  }

  /** The places whose weather was asked for, once for each time that the tool ran. */
  List<Place> weatherAsked() {
    return List.copyOf(weatherAsked);
  }

  List<Instance> all() {
    return List.copyOf(instances);
  }

  List<Instance> living() {
    return instances.stream().filter(it -> !it.crashed && !it.closing).toList();
  }

  Instance start() {
    Instance instance = new Instance(instances.size());
    instances.add(instance);
    return instance;
  }

  /** The replies that live. */
  List<Reply> live() {
    return facts.replies().stream()
        .flatMap(reply -> stores.replies().find(reply.id()).stream())
        .filter(Reply::live)
        .toList();
  }

  /** Does everybody know who has closed the replies that are stored? */
  boolean isEveryEndTold() {
    return facts.replies().stream()
        .map(Reply::id)
        .filter(reply -> !stores.replies().read(reply, 0).isEmpty())
        .allMatch(
            reply -> facts.closings().stream().anyMatch(closing -> closing.reply().equals(reply)));
  }

  boolean isDeleted(Reply reply) {
    return stores.replies().find(reply.id()).isEmpty();
  }

  /** Whoever made it was cut off from the stores, or lost it: the stored tail may be another. */
  boolean mayHaveLostItsTail(Reply reply) {
    return tailsLost.contains(reply.id());
  }

  boolean isStuck(Reply live) {
    return instances.stream().anyMatch(it -> it.crashed && it.line.instance().equals(live.owner()));
  }

  /** The stores hear nothing more of that instance. */
  void crash(Instance instance) {
    instance.crashed = true;
    instance.line.cut();
    loseTails(instance);
  }

  /** That instance lives on, but its lease has run out and the other one has its replies. */
  void expropriate(Instance instance, Instance heir) {
    loseTails(instance);
    stores.replies().endLease(instance.line.instance());
    heir.engine.closeAbandonedReplies();
  }

  /** Moves the clock beyond a lease, in steps in which the living renew theirs. */
  void outliveLeases() throws InterruptedException {
    for (int step = 0; step < 2; step++) {
      now.updateAndGet(time -> time.plus(HURRIED.lease().dividedBy(2)).plusSeconds(1));
      awaitRenewals(living());
    }
  }

  /** Waits until all of those have renewed their leases from now on. */
  void awaitRenewals(List<Instance> whose) throws InterruptedException {
    List<Integer> before = whose.stream().map(it -> it.line.renewals()).toList();
    // The first to come may have been on its way.
    news.await(
        "the living renew their leases",
        () ->
            IntStream.range(0, whose.size())
                .allMatch(at -> whose.get(at).line.renewals() > before.get(at) + 1));
  }

  /** No end is seen before it is stored; an instance that is cut off shows one of its own. */
  void assertIsOver(Watcher watcher) {
    if (!watcher.instance().crashed && !watcher.instance().closing) {
      assertThat(stores.replies().find(watcher.reply().id()).filter(Reply::live))
          .as("lives although its end was seen")
          .isEmpty();
    }
  }

  /** Closes one whose stores are out of reach; that takes a while. */
  void bury(Instance instance) {
    undertakers.computeIfAbsent(
        instance, it -> Thread.ofVirtual().name("undertaker").start(it::close));
  }

  List<Thread> undertakers() {
    return List.copyOf(undertakers.values());
  }

  private void loseTails(Instance instance) {
    live().stream()
        .filter(reply -> reply.owner().equals(instance.line.instance()))
        .forEach(reply -> tailsLost.add(reply.id()));
  }

  private Weather.Outcome weather(Place place) {
    weatherAsked.add(place);
    return new Weather.Found(ScriptedWeather.forecast(Optional.empty(), (Place.Coordinates) place));
  }

  /** One instance. */
  final class Instance {
    private final int number;
    private final StoreLine line = new StoreLine(stores, facts, news);
    private final PacedModel model = new PacedModel(news);
    private final NotedTrouble trouble = new NotedTrouble();
    private final Engine engine;
    private volatile boolean crashed;
    private volatile boolean closing;

    private Instance(int number) {
      this.number = number;
      this.engine =
          Engine.start(
              line.stores(),
              new Peers(model, Optional.of(Cluster.this::weather)),
              new ModelRouter(ModelCatalog.standard(), Reach.from("us-east-1")),
              Plans.standard(ModelCatalog.standard().ids()),
              trouble,
              Duration.ZERO,
              LiveBounds.none(),
              now::get,
              () -> 0,
              HURRIED);
    }

    Engine engine() {
      return engine;
    }

    StoreLine line() {
      return line;
    }

    PacedModel model() {
      return model;
    }

    NotedTrouble trouble() {
      return trouble;
    }

    boolean isCrashed() {
      return crashed;
    }

    boolean isClosing() {
      return closing;
    }

    /** Closes the instance; what still lives there is cut off. */
    void close() {
      loseTails(this);
      closing = true;
      engine.close();
    }

    @Override
    public String toString() {
      return "instance " + number;
    }
  }
}
