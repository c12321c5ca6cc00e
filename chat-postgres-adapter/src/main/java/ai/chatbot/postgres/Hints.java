package ai.chatbot.postgres;

import ai.chatbot.core.port.ReplyLog.Hearing;
import ai.chatbot.core.reply.ReplyId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * The words that {@link ReplySql} sends when a reply is asked to stop or ends, heard on a
 * connection of their own outside the pool. It is opened when the first listener comes, and again
 * whenever it breaks; what is said meanwhile is lost. Safe for use by many threads.
 */
final class Hints implements AutoCloseable {
  static final String APPLICATION = "ai-chatbot hints";

  private static final String LISTEN = "listen ai_chatbot_replies";
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int PROOF_OF_LIFE_SECONDS = 5;

  private final DataSource database;
  private final Duration longestSilence;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private boolean begun;
  private boolean closed;
  private @Nullable Connection connection;

  Hints(PostgresUrl url) {
    this(url, LONGEST_SILENCE);
  }

  /** Asks for a sign of life after such a silence. */
  Hints(PostgresUrl url, Duration longestSilence) {
    this.database = Connections.named(APPLICATION, url);
    this.longestSilence = longestSilence;
  }

  Hearing hear(Consumer<? super ReplyId> heard) {
    Listener listener = new Listener(heard);
    listeners.add(listener);
    begin();
    return () -> listeners.remove(listener);
  }

  /** Gives the connection up; nobody hears anything any more. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      ended.signalAll();
      if (connection != null) {
        connection.abort(Runnable::run);
      }
    } catch (SQLException e) {
      // It is gone already.
    } finally {
      lock.unlock();
    }
  }

  private void begin() {
    lock.lock();
    try {
      if (!begun && !closed) {
        begun = true;
        Thread.ofVirtual().name("reply-hints").start(this::listenUntilClosed);
      }
    } finally {
      lock.unlock();
    }
  }

  private void listenUntilClosed() {
    do {
      try (Connection fresh = database.getConnection()) {
        listen(fresh);
      } catch (SQLException e) {
        // Hints may get lost, and the next connection may hold.
      }
    } while (pause());
  }

  private void listen(Connection fresh) throws SQLException {
    if (isTaken(fresh)) {
      try (Statement statement = fresh.createStatement()) {
        statement.execute(LISTEN);
      }
      PGConnection notified = fresh.unwrap(PGConnection.class);
      boolean alive = true;
      while (alive) {
        PGNotification[] words = notified.getNotifications((int) longestSilence.toMillis());
        List.of(words).forEach(word -> tell(word.getParameter()));
        alive = words.length > 0 || fresh.isValid(PROOF_OF_LIFE_SECONDS);
      }
    }
  }

  private boolean isTaken(Connection fresh) {
    lock.lock();
    try {
      connection = fresh;
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private void tell(String word) {
    ReplyId reply;
    try {
      reply = new ReplyId(UUID.fromString(word));
    } catch (IllegalArgumentException e) {
      return; // Anybody who may use the database may say anything here.
    }
    listeners.forEach(listener -> listener.hear(reply));
  }

  /** Returns whether to go on. */
  private boolean pause() {
    lock.lock();
    try {
      long left = PAUSE.toNanos();
      while (!closed && left > 0) {
        left = ended.awaitNanos(left);
      }
      return !closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Somebody who hears; each is another, whatever it hears with. */
  private static final class Listener {
    private final Consumer<? super ReplyId> heard;

    Listener(Consumer<? super ReplyId> heard) {
      this.heard = heard;
    }

    /** What it throws is its own trouble: the others hear all the same, and it the next time. */
    void hear(ReplyId reply) {
      try {
        heard.accept(reply);
      } catch (RuntimeException | Error e) {
        // see above
      }
    }
  }
}
