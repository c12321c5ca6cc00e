package ai.chatbot.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A port on loopback that stays while what is behind it comes and goes. Where nothing is, it hangs
 * up on whoever connects. Safe for use by many threads.
 */
final class Forwarder implements AutoCloseable {
  private static final int NOBODY = -1;
  private static final int WAITING_AT_MOST = 50;
  private static final int AT_ONCE = 8_192;

  private final ServerSocket door;
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
  private final AtomicInteger era = new AtomicInteger();
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

  /** Hangs up on everybody who is connected now. */
  void hangUp() {
    clients.forEach(Forwarder::closeQuietly);
  }

  /** Lets nothing more through to or from anybody who is connected now, and does not hang up. */
  void fallSilent() {
    era.incrementAndGet();
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
    clients.add(client);
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      int now = era.get();
      Thread.ofVirtual().start(() -> carry(client, server, now));
      carry(server, client, now);
    } catch (IOException | IllegalArgumentException e) {
      closeQuietly(client);
    } finally {
      clients.remove(client);
    }
  }

  /** Either side's end is the other's. */
  private void carry(Socket from, Socket to, int began) {
    byte[] piece = new byte[AT_ONCE];
    try (from;
        to) {
      for (int read; (read = from.getInputStream().read(piece)) >= 0; ) {
        if (began == era.get()) {
          to.getOutputStream().write(piece, 0, read);
        }
      }
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
