package ai.chatbot.bedrock.fake;

import java.io.IOException;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Sees a client hang up while it waits for its answer, and closes the connection, so that Jetty
 * tells the request's failure listeners. In HTTP/2 Jetty does so by itself; in HTTP/1.1 it does not
 * read again before the answer's end.
 */
final class HangUpWatch implements Callback {
  private final Connection connection;
  private final AbstractEndPoint endPoint;

  private HangUpWatch(Connection connection) {
    this.connection = connection;
    this.endPoint = (AbstractEndPoint) connection.getEndPoint();
  }

  /** Watches from the end of a request's body until what it returns is run, before the answer's. */
  static Runnable on(ConnectionMetaData client) {
    if (client.getHttpVersion() != HttpVersion.HTTP_1_1) {
      return () -> {};
    }
    HangUpWatch watch = new HangUpWatch(client.getConnection());
    watch.start();
    return watch::stop;
  }

  private void start() {
    endPoint.fillInterested(this);
  }

  private void stop() {
    endPoint.getFillInterest().onFail(new IOException("watched no more"));
  }

  /** There is something to read, which can only be the end: no client of ours asks ahead. */
  @Override
  public void succeeded() {
    if (isOpen()) {
      start();
    } else {
      connection.close();
    }
  }

  private boolean isOpen() {
    try {
      return endPoint.fill(BufferUtil.allocate(1)) == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
