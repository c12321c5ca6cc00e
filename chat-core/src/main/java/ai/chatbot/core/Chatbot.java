package ai.chatbot.core;

import ai.chatbot.core.access.Plans;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.port.Health;
import ai.chatbot.core.port.OperatorLog;
import ai.chatbot.core.port.Peers;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.usecase.Engine;
import ai.chatbot.core.usecase.FollowReply;
import ai.chatbot.core.usecase.SendMessage;
import ai.chatbot.core.usecase.Shelf;
import ai.chatbot.core.usecase.StopReply;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The chat, ready for use: takes ports, hands out use cases. Open it once per process and close it
 * at the end. Safe for use by many threads.
 */
public final class Chatbot implements AutoCloseable {
  private final Engine engine;

  private Chatbot(Engine engine) {
    this.engine = engine;
  }

  /**
   * Opens a chat over those stores, which asks those peers.
   *
   * @param router who answers what
   * @param plans what guests and members may do
   * @param grace how long {@link #close} lets running replies finish
   */
  public static Chatbot open(
      Stores stores,
      Peers peers,
      ModelRouter router,
      Plans plans,
      OperatorLog operator,
      Duration grace) {
    return new Chatbot(
        Engine.start(stores, peers, router, plans, operator, grace, InstantSource.system()));
  }

  /** Asking. */
  public SendMessage sendMessage() {
    return engine.sendMessage();
  }

  /** Reading an answer while it is made, and coming back to it. */
  public FollowReply followReply() {
    return engine.followReply();
  }

  /** Stopping an answer. */
  public StopReply stopReply() {
    return engine.stopReply();
  }

  /** Chats, messages, documents and models. */
  public Shelf shelf() {
    return engine.shelf();
  }

  /**
   * Ends, as interrupted and with their text, the replies that earlier instances left behind. Runs
   * by itself from time to time; worth calling at the start of the only instance there is.
   */
  public void closeAbandonedReplies() {
    engine.closeAbandonedReplies();
  }

  /** Down once it is being closed: then it takes no more questions. */
  public Health check() {
    return engine.check();
  }

  /** Takes no new questions, lets running replies finish for a while, ends and keeps the rest. */
  @Override
  public void close() {
    engine.close();
  }
}
