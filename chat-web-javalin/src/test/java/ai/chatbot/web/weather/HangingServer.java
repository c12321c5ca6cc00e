package ai.chatbot.web.weather;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Takes one request, says a few bytes and then nothing more until it is hung up on. */
final class HangingServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ServerSocket listening;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch hungUp = new CountDownLatch(1);

  private HangingServer(ServerSocket listening) {
    this.listening = listening;
  }

  /** Says that, whatever it is asked. */
  static HangingServer saying(String bytes) throws IOException {
    HangingServer server =
        new HangingServer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(() -> server.serve(bytes.getBytes(StandardCharsets.US_ASCII)));
    return server;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort());
  }

  void awaitRequest() throws InterruptedException {
    await(asked, "nobody asked");
  }

  void awaitHangUp() throws InterruptedException {
    await(hungUp, "nobody hung up");
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  private void serve(byte[] bytes) {
    try (Socket caller = listening.accept()) {
      InputStream in = caller.getInputStream();
      in.read();
      asked.countDown();
      caller.getOutputStream().write(bytes);
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException reset) {
      // A reset is a way to hang up, too.
    }
    hungUp.countDown();
  }

  private static void await(CountDownLatch latch, String otherwise) throws InterruptedException {
    if (!latch.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError(otherwise);
    }
  }
}
