package ai.chatbot.web;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Hangs up on whoever connects and then takes too long to say what they want. Connections may be
 * idle for long between requests, since a load balancer keeps them; before the first one, only
 * somebody who means harm is. Whoever hangs up before that is forgotten at once.
 */
final class SlowClients implements Connection.Listener {
  private final Scheduler scheduler;
  private final Duration patience;

  SlowClients(Scheduler scheduler, Duration patience) {
    this.scheduler = scheduler;
    this.patience = patience;
  }

  @Override
  public void onOpened(Connection connection) {
    Reference<Connection> opened = new WeakReference<>(connection);
    scheduler.schedule(() -> check(opened.get()), patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void check(@Nullable Connection connection) {
    if (connection != null && connection.getMessagesIn() == 0) {
      connection.getEndPoint().close();
    }
  }
}
