package ai.chatbot.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.access.LiveBounds;
import ai.chatbot.core.access.Plans;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Reach;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.fake.Altered;
import ai.chatbot.core.fake.NotedTrouble;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.Chats;
import ai.chatbot.core.port.Documents;
import ai.chatbot.core.port.LanguageModel;
import ai.chatbot.core.port.Messages;
import ai.chatbot.core.port.Peers;
import ai.chatbot.core.port.ReplyLog;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.Turns;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One or more instances over the same stores in memory, with what their operator was told. */
final class Installation implements AutoCloseable {
  private static final Plans STANDARD_PLANS = Plans.standard(ModelCatalog.standard().ids());

  private final Stores stores;
  private final InstantSource clock;
  private final NotedTrouble trouble = new NotedTrouble();
  private final List<Engine> engines = new ArrayList<>();
  private LiveBounds bounds = LiveBounds.none();

  private Installation(Stores stores, InstantSource clock) {
    this.stores = stores;
    this.clock = clock;
  }

  /** The model that answers the questions of these tests, unless one says otherwise. */
  static final MessagePart.AnsweredBy HAIKU =
      new MessagePart.AnsweredBy("claude-haiku", "us.anthropic.claude-haiku-5-5", false);

  /** Stores without an instance, at noon: the same that the questions of the tests are asked at. */
  static Installation empty() {
    InstantSource clock =
        Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), AQuestion.NOON));
    return new Installation(InMemoryStores.empty(clock), clock);
  }

  /** The same with one port that the test stands in the way of. */
  <T> Installation with(Class<T> port, UnaryOperator<T> change) {
    return new Installation(Altered.stores(stores, port, change), clock);
  }

  /** The same over a log that the test stands in the way of. */
  Installation withReplies(UnaryOperator<ReplyLog> change) {
    return with(ReplyLog.class, change);
  }

  /** The same with turns that the test stands in the way of. */
  Installation withTurns(UnaryOperator<Turns> change) {
    return with(Turns.class, change);
  }

  /** The same with documents that the test stands in the way of. */
  Installation withDocuments(UnaryOperator<Documents> change) {
    return with(Documents.class, change);
  }

  /** The same with chats that the test stands in the way of. */
  Installation withChats(UnaryOperator<Chats> change) {
    return with(Chats.class, change);
  }

  /** The same with messages that the test stands in the way of. */
  Installation withMessages(UnaryOperator<Messages> change) {
    return with(Messages.class, change);
  }

  /** Instances that start from now on make no more answers at once than those. */
  Installation within(LiveBounds most) {
    bounds = most;
    return this;
  }

  /** Another instance, which does not wait for its replies when it is closed. */
  Engine start(LanguageModel model) {
    return start(model, Duration.ZERO);
  }

  /** Another instance with that much grace. */
  Engine start(LanguageModel model, Duration grace) {
    return start(model, grace, "us-east-1", STANDARD_PLANS);
  }

  /** Another instance that keeps house at that pace. */
  Engine start(LanguageModel model, Tempo tempo) {
    return start(Peers.only(model), Duration.ZERO, "us-east-1", STANDARD_PLANS, tempo);
  }

  /** Another instance in that region, for people with those plans. */
  Engine start(LanguageModel model, Duration grace, String region, Plans plans) {
    return start(Peers.only(model), grace, region, plans);
  }

  /** Another instance that asks those peers. */
  Engine start(Peers peers, Duration grace, String region, Plans plans) {
    return start(peers, grace, region, plans, Tempo.STANDARD);
  }

  private Engine start(Peers peers, Duration grace, String region, Plans plans, Tempo tempo) {
    ModelRouter router = new ModelRouter(ModelCatalog.standard(), Reach.from(region));
    Engine engine =
        Engine.start(stores, peers, router, plans, trouble, grace, bounds, clock, () -> 0, tempo);
    engines.add(engine);
    return engine;
  }

  Stores stores() {
    return stores;
  }

  /** What time it is there. */
  Instant now() {
    return clock.instant();
  }

  NotedTrouble trouble() {
    return trouble;
  }

  /** The events of that reply, as stored. */
  List<ReplyEvent> log(Reply reply) {
    return stores.replies().read(reply.id(), 0);
  }

  /** The messages of that chat, as stored. */
  List<Message> messages(ChatId chat) {
    return stores.messages().of(chat);
  }

  /** The answer of that reply, as stored. */
  Message answer(Reply reply) {
    return messages(reply.chat()).stream()
        .filter(message -> message.id().equals(reply.answer()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the answer is not stored"));
  }

  @Override
  public void close() {
    engines.forEach(Engine::close);
  }

  /** A question in that chat, to the default model. */
  static SendMessage.Command question(User asker, ChatId chat, String text) {
    return question(asker, chat, AQuestion.aMessage(), text);
  }

  /** A question of that id. */
  static SendMessage.Command question(User asker, ChatId chat, MessageId id, String text) {
    return new SendMessage.Command(
        asker,
        chat,
        id,
        text,
        ModelCatalog.CLAUDE_HAIKU.value(),
        Visibility.PRIVATE,
        Optional.empty());
  }

  /** Asks in a new chat, which must succeed. */
  static Reply ask(Engine engine, User asker) throws InterruptedException {
    return ask(engine, question(asker, AQuestion.aChat(), "Why is the sky blue?"));
  }

  /** Asks, which must succeed. */
  static Reply ask(Engine engine, SendMessage.Command question) throws InterruptedException {
    SendMessage.Result result = engine.sendMessage().send(question);
    assertThat(result).isInstanceOf(SendMessage.Result.Answering.class);
    return ((SendMessage.Result.Answering) result).reply();
  }
}
