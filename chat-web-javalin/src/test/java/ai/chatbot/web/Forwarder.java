package ai.chatbot.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A port on loopback that stays while what is behind it comes and goes. Where nothing is, it hangs
 * up on whoever connects. Safe for use by many threads.
 */
final class Forwarder implements AutoCloseable {
  private static final int NOBODY = -1;
  private static final int WAITING_AT_MOST = 50;

  private final ServerSocket door;
  private volatile int target = NOBODY;

  Forwarder() {
    try {
      door = new ServerSocket(0, WAITING_AT_MOST, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::welcome);
  }

  int port() {
    return door.getLocalPort();
  }

  /** Leads whoever connects from now on to that port. */
  void leadTo(int port) {
    target = port;
  }

  /** Leads nobody anywhere from now on. */
  void leadNowhere() {
    target = NOBODY;
  }

  @Override
  public void close() {
    closeQuietly(door);
  }

  private void welcome() {
    try {
      while (true) {
        Socket client = door.accept();
        Thread.ofVirtual().start(() -> connect(client));
      }
    } catch (IOException e) {
      // The door is closed.
    }
  }

  private void connect(Socket client) {
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      Thread.ofVirtual().start(() -> carry(client, server));
      carry(server, client);
    } catch (IOException | IllegalArgumentException e) {
      closeQuietly(client);
    }
  }

  /** Either side's end is the other's. */
  private static void carry(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of them has hung up.
    }
  }

  private static void closeQuietly(AutoCloseable thing) {
    try {
      thing.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
