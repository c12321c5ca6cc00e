package ai.chatbot.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An address that stays while what it leads to changes, as a database's name does. */
final class Forwarder implements AutoCloseable {
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile int target;

  /** Leads to that port of this machine. */
  Forwarder(int target) {
    this.target = target;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return door.getLocalPort();
  }

  /** Leads there from now on; whoever is connected is cut off. */
  void leadTo(int port) {
    target = port;
    open.forEach(Forwarder::shut);
  }

  @Override
  public void close() {
    shut(door);
    open.forEach(Forwarder::shut);
  }

  private void serve() {
    try {
      while (true) {
        join(door.accept());
      }
    } catch (IOException e) {
      // The door is closed.
    }
  }

  private void join(Socket caller) {
    open.add(caller);
    try {
      Socket callee = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(callee);
      Thread.ofVirtual().start(() -> pass(caller, callee));
      Thread.ofVirtual().start(() -> pass(callee, caller));
    } catch (IOException e) {
      shut(caller);
    }
  }

  private void pass(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      // One of the two is gone, so the other one goes.
    } finally {
      shut(from);
      shut(to);
    }
  }

  private static void shut(AutoCloseable end) {
    try {
      end.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
