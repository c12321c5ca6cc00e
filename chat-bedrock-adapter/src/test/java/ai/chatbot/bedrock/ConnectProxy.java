package ai.chatbot.bedrock;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A proxy on loopback that tunnels to the port that it is asked for on this machine, whatever host
 * is named, and remembers what it was asked.
 */
final class ConnectProxy implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  ConnectProxy() throws IOException {
    threads.execute(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** The head of each request so far. */
  List<String> asked() {
    return asked;
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket client = server.accept();
        threads.execute(() -> serve(client));
      }
    } catch (IOException e) {
      // closed while it waited
    }
  }

  private void serve(Socket client) {
    try (client) {
      String head = head(client.getInputStream());
      asked.add(head);
      tunnel(client, Integer.parseInt(head.replaceFirst("(?s)CONNECT [^ ]+:(\\d+) .*", "$1")));
    } catch (IOException e) {
      // one end has closed
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.append((char) next);
      if (head.indexOf("\r\n\r\n") >= 0) {
        return head.toString();
      }
    }
    throw new EOFException("a head without an end");
  }

  private void tunnel(Socket client, int port) throws IOException {
    try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
      answer(client, "200 Connection established");
      threads.execute(() -> pump(client, target));
      pump(target, client);
    }
  }

  private static void answer(Socket client, String status) throws IOException {
    client
        .getOutputStream()
        .write("HTTP/1.1 %s\r\n\r\n".formatted(status).getBytes(StandardCharsets.US_ASCII));
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // one end has closed
    }
  }
}
