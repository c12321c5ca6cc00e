package ai.chatbot.core.usecase;

import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.People;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.model.ModelFailure;
import ai.chatbot.core.model.StopReason;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.tool.Approval;
import ai.chatbot.core.tool.ApprovalId;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What happens by chance to some instances and three chats, one thing after another or two at once.
 * The seed says what is done and in which order; how the threads of the engine meet is not said by
 * it, so that a failure may need several runs to come again.
 */
final class RandomRun {
  private static final int CHATS = 3;
  private static final int STEPS = 30;
  private static final User ANNA = People.anna();

  private final Random random;
  private final Cluster cluster = new Cluster();
  private final Invariants invariants = new Invariants(cluster);
  private final List<ChatId> chats = new ArrayList<>();
  private final List<Watcher> watchers = new ArrayList<>();
  private final List<String> story = new CopyOnWriteArrayList<>();
  private int numbers;

  private RandomRun(long seed) {
    random = new Random(seed);
  }

  /** Does what that seed says and checks what must hold; gives those who close what crashed. */
  static List<Thread> of(long seed, Tally tally) {
    RandomRun run = new RandomRun(seed);
    try {
      run.whole();
      tally.add(run.story, run.cluster);
      return run.cluster.undertakers();
    } catch (InterruptedException | RuntimeException | AssertionError e) {
      throw new AssertionError(
          "seed %d: %s: %s".formatted(seed, String.join("; ", run.story), e.getMessage()), e);
    }
  }

  private void whole() throws InterruptedException {
    for (int chat = 0; chat < CHATS; chat++) {
      chats.add(AQuestion.aChat());
    }
    int instances = 2 + random.nextInt(2);
    for (int instance = 0; instance < instances; instance++) {
      cluster.start();
    }
    try {
      for (int step = 0; step < STEPS; step++) {
        happen();
        invariants.observe(chats);
      }
      end();
    } finally {
      close();
    }
    // Whoever has closed a reply for somebody else may still be about to say so.
    cluster.news().await("every end is told", cluster::isEveryEndTold);
    invariants.check(watchers);
  }

  private void happen() throws InterruptedException {
    ChatId chat = oneOf(chats);
    if (waiting(chat).isPresent() && random.nextInt(3) > 0) {
      approve(chat);
    } else if (cluster.stores().replies().liveIn(chat).isPresent() && random.nextInt(3) > 0) {
      goOn(chat);
    } else {
      happenTo(chat);
    }
  }

  /** A model goes on with what it says. */
  private void goOn(ChatId chat) throws InterruptedException {
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> say(chat);
      case 3, 4, 5 -> callTools(chat);
      case 6 -> finish(chat);
      default -> fail(chat);
    }
  }

  private void happenTo(ChatId chat) throws InterruptedException {
    switch (random.nextInt(16)) {
      case 0, 1, 2, 3, 4 -> ask(chat);
      case 5 -> stop(chat);
      case 6 -> replace(chat);
      case 7, 8, 9 -> meet(chat);
      case 10, 11 -> watch();
      case 12, 13 -> trouble();
      default -> rarely(chat);
    }
  }

  private void rarely(ChatId chat) {
    if (random.nextBoolean()) {
      tell("deletes", chat);
      deleting(chat, oneOf(cluster.living())).run();
    } else {
      story.add("the slow read on");
      watchers.forEach(Watcher::nudge);
    }
  }

  private void ask(ChatId chat) throws InterruptedException {
    if (isFree(chat)) {
      tell("asks", chat);
      asking(chat, oneOf(cluster.living())).run();
      watchSometimes(chat);
    }
  }

  /** Edits or regenerates. */
  private void replace(ChatId chat) throws InterruptedException {
    if (isFree(chat)) {
      tell("asks anew", chat);
      replacing(chat, oneOf(cluster.living())).run();
      watchSometimes(chat);
    }
  }

  private void stop(ChatId chat) throws InterruptedException {
    tell("stops", chat);
    stopping(chat, oneOf(cluster.living())).run();
  }

  private void say(ChatId chat) throws InterruptedException {
    Optional<PacedModel.Call> call = openCall(chat);
    if (call.isPresent()) {
      int words = 1 + random.nextInt(4);
      tell("hears", chat);
      for (int word = 0; word < words; word++) {
        call.get().let(word(call.get()));
      }
    }
  }

  private ModelEvent word(PacedModel.Call call) {
    int number = ++numbers;
    return switch (call.writesADocument() ? 0 : random.nextInt(6)) {
      case 0, 1, 2, 3 -> new ModelEvent.TextDelta("word " + number + " ");
      case 4 -> new ModelEvent.ReasoningDelta("thought " + number + " ");
      default -> new ModelEvent.ReasoningSealed(new Seal.Signature("seal " + number));
    };
  }

  /** Has tools called; where one writes a document, that is what goes on. */
  private void callTools(ChatId chat) throws InterruptedException {
    Optional<PacedModel.Call> call = openCall(chat);
    if (call.filter(PacedModel.Call::writesADocument).isPresent()) {
      finish(chat);
    } else if (call.isPresent()) {
      int calls = 1 + random.nextInt(4);
      tell("has " + calls + " tools called", chat);
      for (int number = 0; number < calls; number++) {
        callATool(call.get(), "call-" + number);
      }
      call.get().let(finished(StopReason.TOOL_USE));
    }
  }

  /** Places are all different: the weather of each is asked for by one call. */
  private void callATool(PacedModel.Call call, String id) {
    int number = ++numbers;
    ToolCall tool =
        switch (random.nextInt(6)) {
          case 0 -> new ToolCall(id, "nothing", Value.fields());
          case 1, 2 ->
              new ToolCall(
                  id,
                  "createDocument",
                  Value.fields().with("title", "Title " + number).with("kind", "text"));
          default -> new ToolCall(id, "getWeather", Invariants.place(number));
        };
    call.let(new ModelEvent.ToolInputStarted(id, tool.tool()), new ModelEvent.ToolCalled(tool));
  }

  private void finish(ChatId chat) throws InterruptedException {
    Optional<PacedModel.Call> call = openCall(chat);
    if (call.isPresent()) {
      tell("hears the last word", chat);
      call.get()
          .let(finished(random.nextInt(4) == 0 ? StopReason.MAX_TOKENS : StopReason.END_TURN));
    }
  }

  /** What comes of it is waited for, so that nobody cuts off a call that has failed already. */
  private void fail(ChatId chat) throws InterruptedException {
    Optional<PacedModel.Call> call = openCall(chat);
    if (call.isPresent()) {
      Optional<Reply> live = cluster.stores().replies().liveIn(chat);
      ModelFailure.Report report = ModelFailure.Report.of("a failure by chance");
      boolean forNow = random.nextBoolean();
      tell(forNow ? "has the model throttled" : "has the model refuse", chat);
      call.get()
          .let(
              new ModelEvent.Failed(
                  forNow ? new ModelFailure.Throttled(report) : new ModelFailure.Rejected(report)));
      cluster.news().await("the failed call is over", () -> !call.get().isOpen());
      openCall(chat);
      if (live.isEmpty() || wasCutOff(live.get())) {
        call.get().doubt();
      }
    }
  }

  /** Somebody may have asked for the stop just before the failure. */
  private boolean wasCutOff(Reply reply) {
    return cluster.facts().closings().stream()
            .filter(closing -> closing.reply().equals(reply.id()))
            .map(closing -> closing.message().ending())
            .anyMatch(it -> it == Ending.STOPPED || it == Ending.INTERRUPTED)
        || cluster.isDeleted(reply);
  }

  private void approve(ChatId chat) throws InterruptedException {
    Runnable word = approving(chat, oneOf(cluster.living()));
    if (random.nextBoolean()) {
      tell("says a word", chat);
      word.run();
    } else {
      tell("says two words at once", chat);
      atOnce(word, approving(chat, oneOf(cluster.living())));
    }
    watchSometimes(chat);
  }

  /** Two things at once, on the same instance or not. */
  private void meet(ChatId chat) throws InterruptedException {
    if (isFree(chat)) {
      Runnable one = anything(chat);
      Runnable other = anything(chat);
      tell("has two things happen at once", chat);
      atOnce(one, other);
      watchSometimes(chat);
    }
  }

  private Runnable anything(ChatId chat) throws InterruptedException {
    Cluster.Instance instance = oneOf(cluster.living());
    return switch (random.nextInt(8)) {
      case 0, 1 -> asking(chat, instance);
      case 2 -> replacing(chat, instance);
      case 3, 4 -> stopping(chat, instance);
      case 5 -> approving(chat, instance);
      case 6 -> lettingGo(chat);
      default -> deleting(chat, instance);
    };
  }

  private Runnable lettingGo(ChatId chat) throws InterruptedException {
    Optional<PacedModel.Call> call = openCall(chat);
    return () -> call.ifPresent(it -> it.let(finished(StopReason.END_TURN)));
  }

  private Runnable asking(ChatId chat, Cluster.Instance instance) {
    List<Message> known = random.nextInt(8) == 0 ? questions(chat) : List.of();
    MessageId id = known.isEmpty() ? AQuestion.aMessage() : oneOf(known).id();
    SendMessage.Command question = question(chat, id);
    return () -> patiently(() -> instance.engine().sendMessage().send(question));
  }

  private Runnable replacing(ChatId chat, Cluster.Instance instance) {
    List<Message> known = questions(chat);
    if (known.isEmpty()) {
      return () -> {};
    }
    invariants.allowLosses(chat);
    if (random.nextBoolean()) {
      SendMessage.Command question = question(chat, oneOf(known).id());
      return () -> patiently(() -> instance.engine().editMessage().edit(question));
    }
    RegenerateAnswer.Command again =
        new RegenerateAnswer.Command(
            ANNA, chat, Optional.empty(), ModelCatalog.CLAUDE_HAIKU.value(), Optional.empty());
    return () -> patiently(() -> instance.engine().regenerateAnswer().regenerate(again));
  }

  private Runnable deleting(ChatId chat, Cluster.Instance instance) {
    invariants.allowLosses(chat);
    return () -> instance.line().stores().chats().delete(ANNA.id(), chat);
  }

  private static Runnable stopping(ChatId chat, Cluster.Instance instance) {
    return () -> instance.engine().stopReply().stop(ANNA, chat);
  }

  /** Says yes or no, perhaps not to all that waits. */
  private Runnable approving(ChatId chat, Cluster.Instance instance) {
    Optional<Message> waiting = waiting(chat);
    List<Approval> words = new ArrayList<>();
    for (ApprovalId id : waiting.map(Message::pending).orElse(List.of())) {
      switch (random.nextInt(5)) {
        case 0, 1, 2 -> words.add(Approval.granted(id));
        case 3 -> words.add(Approval.denied(id));
        default -> {}
      }
    }
    return words.isEmpty()
        ? () -> {}
        : approving(chat, waiting.orElseThrow().id(), words, instance);
  }

  private Runnable approving(
      ChatId chat, MessageId answer, List<Approval> words, Cluster.Instance instance) {
    invariants.says(words, messages(chat));
    return () ->
        instance
            .engine()
            .answerApproval()
            .answer(new AnswerApproval.Command(ANNA, chat, answer, words, Optional.empty()));
  }

  private Optional<Message> waiting(ChatId chat) {
    return messages(chat).stream().filter(it -> !it.pending().isEmpty()).findFirst();
  }

  /** A crash, the takeover of what crashed, or a lease that is lost unnoticed. */
  private void trouble() throws InterruptedException {
    List<Cluster.Instance> living = cluster.living();
    Cluster.Instance victim = oneOf(living);
    if (cluster.live().stream().anyMatch(cluster::isStuck)) {
      takeOver();
    } else if (living.size() > 1 && random.nextBoolean()) {
      story.add(victim + " crashes");
      cluster.crash(victim);
    } else if (living.size() > 1) {
      story.add(victim + " loses its lease");
      Cluster.Instance heir = oneOf(living.stream().filter(it -> it != victim).toList());
      List<Runnable> meanwhile = new ArrayList<>();
      for (ChatId chat : chats) {
        meanwhile.add(lettingGo(chat));
      }
      atOnce(
          () -> cluster.expropriate(victim, heir),
          random.nextBoolean() ? () -> meanwhile.forEach(Runnable::run) : () -> {});
      cluster.awaitRenewals(List.of(victim));
    } else {
      story.add(cluster.start() + " starts");
    }
  }

  private void takeOver() throws InterruptedException {
    story.add("the crashed are outlived");
    cluster.outliveLeases();
    oneOf(cluster.living()).engine().closeAbandonedReplies();
    cluster
        .news()
        .await(
            "what crashed is taken over",
            () -> cluster.live().stream().noneMatch(cluster::isStuck));
  }

  private void watchSometimes(ChatId chat) {
    Optional<Reply> live = cluster.stores().replies().liveIn(chat);
    if (live.isPresent() && random.nextInt(4) > 0) {
      watch(live.get());
    }
  }

  private void watch() {
    List<Reply> known = cluster.facts().replies();
    if (!known.isEmpty()) {
      watch(oneOf(known));
    }
  }

  private void watch(Reply reply) {
    Watcher.Manner manner = oneOf(List.of(Watcher.Manner.values()));
    watchers.add(Watcher.start(reply, oneOf(cluster.living()), manner, cluster));
  }

  /** All comes to its end by itself, or is cut off by the closing of the instances. */
  private void end() throws InterruptedException {
    if (cluster.live().stream().anyMatch(cluster::isStuck)) {
      takeOver();
    }
    if (random.nextInt(4) > 0) {
      story.add("all finishes");
      for (ChatId chat : chats) {
        finishAll(chat);
      }
      invariants.observe(chats);
      watchers.forEach(Watcher::hurry);
      awaitWatchers();
      cluster.news().await("all calls are entered", invariants::areAllCallsEntered);
    }
    story.add("all closes");
  }

  private void awaitWatchers() throws InterruptedException {
    try {
      cluster.news().await("everybody sees the end", () -> stillWaiting().isEmpty());
    } catch (AssertionError e) {
      throw new AssertionError("%s; still wait: %s".formatted(e.getMessage(), stillWaiting()), e);
    }
  }

  private List<Watcher> stillWaiting() {
    return watchers.stream().filter(it -> !it.instance().isCrashed() && !it.isDone()).toList();
  }

  private void finishAll(ChatId chat) throws InterruptedException {
    for (Optional<PacedModel.Call> open = openCall(chat); open.isPresent(); open = openCall(chat)) {
      PacedModel.Call call = open.get();
      call.let(new ModelEvent.TextDelta("the end"), finished(StopReason.END_TURN));
      cluster.news().await("the call is over", () -> !call.isOpen());
    }
  }

  private void close() throws InterruptedException {
    cluster.living().forEach(Cluster.Instance::close);
    cluster.all().stream().filter(Cluster.Instance::isCrashed).forEach(cluster::bury);
    if (!cluster.live().isEmpty()) {
      closeWhatIsLeft();
    }
    for (Watcher watcher : watchers) {
      watcher.leave();
    }
  }

  private void closeWhatIsLeft() throws InterruptedException {
    Cluster.Instance heir = cluster.start();
    cluster.outliveLeases();
    heir.engine().closeAbandonedReplies();
    cluster.news().await("what was left is closed", () -> cluster.live().isEmpty());
    heir.close();
  }

  /** Can something be asked there without waiting for an instance that has crashed? */
  private boolean isFree(ChatId chat) {
    return cluster.stores().replies().liveIn(chat).filter(cluster::isStuck).isEmpty();
  }

  /** The call that the reply of that chat waits for; waits until it is made or never will be. */
  private Optional<PacedModel.Call> openCall(ChatId chat) throws InterruptedException {
    AtomicReference<Optional<PacedModel.Call>> open = new AtomicReference<>(Optional.empty());
    cluster
        .news()
        .await(
            "the reply calls or ends",
            () -> {
              open.set(call(chat));
              return open.get().isPresent() || isSilent(chat);
            });
    return open.get();
  }

  private boolean isSilent(ChatId chat) {
    return cluster.stores().replies().liveIn(chat).filter(it -> !cluster.isStuck(it)).isEmpty();
  }

  private Optional<PacedModel.Call> call(ChatId chat) {
    List<Message> questions = questions(chat);
    if (questions.isEmpty()) {
      return Optional.empty();
    }
    return cluster.living().stream()
        .flatMap(instance -> instance.model().calls().stream())
        .filter(call -> call.isOpen() && call.isAbout(questions.getLast().text()))
        .reduce((earlier, later) -> later);
  }

  private SendMessage.Command question(ChatId chat, MessageId id) {
    int number = ++numbers;
    return Installation.question(ANNA, chat, id, PacedModel.Question.number(number));
  }

  private List<Message> questions(ChatId chat) {
    return messages(chat).stream().filter(message -> message.role() == Role.USER).toList();
  }

  private List<Message> messages(ChatId chat) {
    return cluster.stores().messages().of(chat);
  }

  private static void atOnce(Runnable one, Runnable other) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Object>> both = List.of(Executors.callable(one), Executors.callable(other));
      for (Future<Object> done : threads.invokeAll(both)) {
        done.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError("one of those at once failed", e);
    }
  }

  /** Nobody interrupts who asks here. */
  private static void patiently(Callable<SendMessage.Result> asking) {
    try {
      asking.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("could not ask", e);
    }
  }

  private static ModelEvent finished(StopReason reason) {
    return new ModelEvent.Finished(reason, TokenUsage.NONE);
  }

  private void tell(String what, ChatId chat) {
    story.add("chat " + chats.indexOf(chat) + " " + what);
  }

  private <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
