package ai.chatbot.core.usecase;

import ai.chatbot.core.access.Plans;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.port.Health;
import ai.chatbot.core.port.OperatorLog;
import ai.chatbot.core.port.Peers;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.InstanceId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** The use cases of one process over one set of ports, wired by hand. */
public final class Engine implements AutoCloseable {
  private final Stores stores;
  private final ModelRouter router;
  private final Plans plans;
  private final InstantSource clock;
  private final LiveReplies replies;
  private final SendMessage sendMessage;

  private Engine(
      Stores stores,
      ModelRouter router,
      Plans plans,
      InstantSource clock,
      LiveReplies replies,
      SendMessage sending) {
    this.stores = stores;
    this.router = router;
    this.plans = plans;
    this.clock = clock;
    this.replies = replies;
    this.sendMessage = sending;
  }

  /** Wires the use cases and begins to keep house. */
  public static Engine start(
      Stores stores,
      Peers peers,
      ModelRouter router,
      Plans plans,
      OperatorLog operator,
      Duration grace,
      InstantSource clock) {
    DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
    return start(stores, peers, router, plans, operator, grace, clock, random);
  }

  static Engine start(
      Stores stores,
      Peers peers,
      ModelRouter router,
      Plans plans,
      OperatorLog operator,
      Duration grace,
      InstantSource clock,
      DoubleSupplier random) {
    Supplier<UUID> ids = UUID::randomUUID;
    Calls calls = Calls.of(peers.model(), random, clock);
    InstanceId me = new InstanceId(ids.get());
    LiveReplies replies = new LiveReplies(stores.replies(), operator, clock, me, grace);
    List<Tool> tools = new ArrayList<>();
    tools.add(new CreateDocument(calls, router, stores.documents(), operator, clock, ids));
    peers.weather().map(GetWeather::new).ifPresent(tools::add);
    ReplyRunner runner = new ReplyRunner(calls, router, tools, operator, clock);
    TitleMaker titles = new TitleMaker(calls, router, operator, clock);
    SendMessage sending =
        new SendMessage(stores, router.catalog(), plans, replies, runner, titles, clock, ids);
    replies.open();
    return new Engine(stores, router, plans, clock, replies, sending);
  }

  /** Asking; refuses once this is being closed. */
  public SendMessage sendMessage() {
    return sendMessage;
  }

  /** Reading any reply of these stores, whichever instance makes it. */
  public FollowReply followReply() {
    return new FollowReply(stores, replies);
  }

  /** Stopping any reply of these stores, whichever instance makes it. */
  public StopReply stopReply() {
    return new StopReply(stores, replies);
  }

  /** Reading what these stores keep for a user, and the models of this catalogue. */
  public Shelf shelf() {
    return new Shelf(stores, router, plans, clock);
  }

  /** Ends, as interrupted and with their text, the replies whose instance is gone. */
  public void closeAbandonedReplies() {
    replies.closeAbandoned();
  }

  /** Down once this is being closed; says nothing of the stores or the model. */
  public Health check() {
    return replies.isClosing() ? new Health.Down("the chat is being closed") : new Health.Up();
  }

  @Override
  public void close() {
    replies.close();
  }
}
