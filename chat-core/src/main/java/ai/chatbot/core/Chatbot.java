package ai.chatbot.core;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.access.Allowance;
import ai.chatbot.core.access.LiveBounds;
import ai.chatbot.core.access.Plans;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Reach;
import ai.chatbot.core.memory.InMemoryStores;
import ai.chatbot.core.port.Health;
import ai.chatbot.core.port.LanguageModel;
import ai.chatbot.core.port.OperatorLog;
import ai.chatbot.core.port.PasswordHasher;
import ai.chatbot.core.port.Peers;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.port.Weather;
import ai.chatbot.core.usecase.Accounts;
import ai.chatbot.core.usecase.AnswerApproval;
import ai.chatbot.core.usecase.DocumentShelf;
import ai.chatbot.core.usecase.EditMessage;
import ai.chatbot.core.usecase.Engine;
import ai.chatbot.core.usecase.Export;
import ai.chatbot.core.usecase.Figures;
import ai.chatbot.core.usecase.FollowReply;
import ai.chatbot.core.usecase.RegenerateAnswer;
import ai.chatbot.core.usecase.SendMessage;
import ai.chatbot.core.usecase.Shelf;
import ai.chatbot.core.usecase.StopReply;
import ai.chatbot.core.usecase.Usage;
import ai.chatbot.core.usecase.Voting;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

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
   * Prepares a chat that asks that model, as the models of the standard catalogue.
   *
   * @param region the AWS region in which the model is called; it decides by which inference
   *     profiles, and so has to be the one that the model was connected to
   */
  public static Builder asking(LanguageModel model, String region) {
    return asking(model, new ModelRouter(ModelCatalog.standard(), Reach.from(region)));
  }

  /** Prepares a chat that asks that model, as any of the router's catalogue. */
  public static Builder asking(LanguageModel model, ModelRouter router) {
    return new Builder(model, router);
  }

  /** Asking. */
  public SendMessage sendMessage() {
    return engine.sendMessage();
  }

  /** Asking anew in other words. */
  public EditMessage editMessage() {
    return engine.editMessage();
  }

  /** Having a question answered once more. */
  public RegenerateAnswer regenerateAnswer() {
    return engine.regenerateAnswer();
  }

  /** Saying yes or no to tool calls that wait for it. */
  public AnswerApproval answerApproval() {
    return engine.answerApproval();
  }

  /** Reading an answer while it is made, and coming back to it. */
  public FollowReply followReply() {
    return engine.followReply();
  }

  /** Stopping an answer. */
  public StopReply stopReply() {
    return engine.stopReply();
  }

  /** Chats, messages and models. */
  public Shelf shelf() {
    return engine.shelf();
  }

  /** Documents and the suggestions to them. */
  public DocumentShelf documents() {
    return engine.documents();
  }

  /** Votes on answers. */
  public Voting voting() {
    return engine.voting();
  }

  /** What somebody has asked, has left, and what it took. */
  public Usage usage() {
    return engine.usage();
  }

  /**
   * Registering, signing in and leaving. To be asked for once and kept: it has the hasher make a
   * hash first.
   */
  public Accounts accounts(PasswordHasher hasher) {
    return engine.accounts(hasher);
  }

  /** All that is kept of somebody, for them to take along. */
  public Export export() {
    return engine.export();
  }

  /**
   * Ends, as interrupted and with their text, the replies that earlier instances left behind. Runs
   * by itself from time to time; worth calling at the start of the only instance there is.
   */
  public void closeAbandonedReplies() {
    engine.closeAbandonedReplies();
  }

  /** What was done here since this was asked before: for one caller, who asks every so often. */
  public Figures takeFigures() {
    return engine.takeFigures();
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

  /**
   * A chat before it is opened. What is not said is usual: nothing is kept longer than the chat is
   * open, guests have 20 questions in any 24 hours and members 50, to any model, nobody is asked
   * for the weather, no operator listens, guests are kept for good, as many answers are made at
   * once as are asked for, and closing lets replies finish for five seconds. For use by one thread.
   */
  public static final class Builder {
    private final ModelRouter router;
    private Peers peers;
    private Stores stores = InMemoryStores.empty(InstantSource.system());
    private Plans plans;
    private OperatorLog operator = OperatorLog.silent();
    private Duration grace = Duration.ofSeconds(5);
    private LiveBounds bounds = LiveBounds.none();
    private Optional<Duration> guestLife = Optional.empty();

    private Builder(LanguageModel model, ModelRouter router) {
      this.peers = Peers.only(model);
      this.router = requireNonNull(router, "router is null");
      this.plans = Plans.standard(router.catalog().ids());
    }

    /** Keeps everything in those stores. */
    public Builder stores(Stores stores) {
      this.stores = requireNonNull(stores, "stores is null");
      return this;
    }

    /** Lets guests and members do what those plans say. */
    public Builder plans(Plans plans) {
      this.plans = requireNonNull(plans, "plans is null");
      return this;
    }

    /** Lets models have the weather looked up there. */
    public Builder weather(Weather weather) {
      peers = new Peers(peers.model(), Optional.of(weather));
      return this;
    }

    /** Tells that operator what goes wrong. */
    public Builder operator(OperatorLog operator) {
      this.operator = requireNonNull(operator, "operator is null");
      return this;
    }

    /** Lets running replies finish for so long when the chat is closed. */
    public Builder grace(Duration grace) {
      this.grace = requireNonNull(grace, "grace is null");
      return this;
    }

    /** Makes no more answers at once than those. */
    public Builder liveReplies(LiveBounds bounds) {
      this.bounds = requireNonNull(bounds, "bounds is null");
      return this;
    }

    /**
     * Deletes guests, and all they have, who for that long have asked nothing and written no
     * document.
     *
     * @throws IllegalArgumentException if it is shorter than what an allowance is counted over
     */
    public Builder guestsKeptFor(Duration life) {
      if (life.compareTo(Allowance.WINDOW) < 0) {
        throw new IllegalArgumentException("life is shorter than " + Allowance.WINDOW);
      }
      this.guestLife = Optional.of(life);
      return this;
    }

    /** Opens the chat. The model and the stores stay the caller's to close, after the chat. */
    public Chatbot open() {
      Engine engine =
          Engine.start(
              stores, peers, router, plans, operator, grace, bounds, InstantSource.system());
      guestLife.ifPresent(engine::deleteGuestsIdleFor);
      return new Chatbot(engine);
    }
  }
}
