package ai.chatbot.core.usecase;

import ai.chatbot.core.access.LiveBounds;
import ai.chatbot.core.access.Plans;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.port.Health;
import ai.chatbot.core.port.OperatorLog;
import ai.chatbot.core.port.PasswordHasher;
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
  private final Chores chores;
  private final Tempo tempo;
  private final UsageWriter meter;
  private final Questions questions;
  private final AnswerApproval approvals;

  private Engine(
      Stores stores,
      ModelRouter router,
      Plans plans,
      InstantSource clock,
      LiveReplies replies,
      Chores chores,
      Tempo tempo,
      UsageWriter usage,
      Questions questions,
      AnswerApproval approvals) {
    this.stores = stores;
    this.router = router;
    this.plans = plans;
    this.clock = clock;
    this.replies = replies;
    this.chores = chores;
    this.tempo = tempo;
    this.meter = usage;
    this.questions = questions;
    this.approvals = approvals;
  }

  /** Wires the use cases and begins to keep house. */
  public static Engine start(
      Stores stores,
      Peers peers,
      ModelRouter router,
      Plans plans,
      OperatorLog operator,
      Duration grace,
      LiveBounds bounds,
      InstantSource clock) {
    DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
    return start(
        stores, peers, router, plans, operator, grace, bounds, clock, random, Tempo.STANDARD);
  }

  static Engine start(
      Stores stores,
      Peers peers,
      ModelRouter router,
      Plans plans,
      OperatorLog operator,
      Duration grace,
      LiveBounds bounds,
      InstantSource clock,
      DoubleSupplier random,
      Tempo tempo) {
    Supplier<UUID> ids = UUID::randomUUID;
    UsageWriter usage = UsageWriter.start(stores.usage(), operator);
    Calls calls = Calls.of(peers.model(), router, random, operator, usage::write, clock);
    InstanceId me = new InstanceId(ids.get());
    LiveReplies replies = new LiveReplies(stores, operator, clock, me, grace, bounds, tempo);
    Toolbox tools = new Toolbox(tools(stores, peers, calls, clock, ids), operator);
    ReplyRunner runner = new ReplyRunner(calls, tools, clock, ids);
    Answers answers = new Answers(stores, replies, runner, new TitleMaker(calls));
    Questions questions =
        new Questions(stores, router.catalog(), plans, replies, answers, clock, ids);
    AnswerApproval approvals =
        new AnswerApproval(stores, router.catalog(), plans, replies, answers, clock, ids);
    replies.open();
    Chores chores = new Chores(operator, tempo.again());
    Retention retention = new Retention(stores, clock);
    chores.every(tempo.sweep(), "discard old events", retention::discardLogs).ring();
    return new Engine(
        stores, router, plans, clock, replies, chores, tempo, usage, questions, approvals);
  }

  private static List<Tool> tools(
      Stores stores, Peers peers, Calls calls, InstantSource clock, Supplier<UUID> ids) {
    DocumentWriter writer = new DocumentWriter(calls);
    KnownDocuments known = new KnownDocuments(stores.documents());
    List<Tool> tools = new ArrayList<>();
    tools.add(new CreateDocument(writer, stores.documents(), clock, ids));
    tools.add(new UpdateDocument(writer, known, clock));
    tools.add(new RequestSuggestions(writer, known, stores.suggestions(), clock, ids));
    peers.weather().map(GetWeather::new).ifPresent(tools::add);
    return tools;
  }

  /** Asking; refuses once this is being closed. */
  public SendMessage sendMessage() {
    return new SendMessage(questions);
  }

  /** Asking anew in other words. */
  public EditMessage editMessage() {
    return new EditMessage(questions);
  }

  /** Having a question answered once more. */
  public RegenerateAnswer regenerateAnswer() {
    return new RegenerateAnswer(stores, questions);
  }

  /** Saying yes or no to tool calls that wait for it. */
  public AnswerApproval answerApproval() {
    return approvals;
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

  /** What stands beside conversations. */
  public DocumentShelf documents() {
    return new DocumentShelf(stores, clock);
  }

  /** What people think of answers. */
  public Voting voting() {
    return new Voting(stores);
  }

  /** What people have asked, and what it took. */
  public Usage usage() {
    return new Usage(stores.usage(), plans, clock);
  }

  /** Members, whose passwords that hasher knows again. */
  public Accounts accounts(PasswordHasher hasher) {
    return new Accounts(stores, hasher, clock, UUID::randomUUID);
  }

  /** All that is kept of somebody. */
  public Export export() {
    return new Export(stores);
  }

  /** Ends, as interrupted and with their text, the replies whose instance is gone. */
  public void closeAbandonedReplies() {
    replies.closeAbandoned();
  }

  /** From now on deletes the guests who have done nothing for that long, and all they have. */
  public void deleteGuestsIdleFor(Duration life) {
    Retention retention = new Retention(stores, clock);
    chores
        .every(tempo.sweep(), "delete idle guests", () -> retention.deleteGuestsIdleFor(life))
        .ring();
  }

  /** What this instance has done since this was asked before. */
  public Figures takeFigures() {
    return replies.takeFigures();
  }

  /** Down once this is being closed; says nothing of the stores or the model. */
  public Health check() {
    return replies.isClosing() ? new Health.Down("the chat is being closed") : new Health.Up();
  }

  @Override
  public void close() {
    chores.close();
    replies.close();
    meter.close();
  }
}
