package ai.chatbot.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends what no HTTP client would, one connection for each request. */
record Wire(int port) {
  /** Whoever has not answered whole by then hangs. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A character from here to {@link #LAST_BYTE} stands for the one byte in its low eight bits. */
  private static final char FIRST_BYTE = '\uE080';

  private static final char LAST_BYTE = '\uE0FF';
  private static final int A_BYTE = 0xFF;

  /** How a text that {@link #send} is given says a byte that need not be part of any UTF-8. */
  static String oneByte(int value) {
    return String.valueOf((char) ((FIRST_BYTE & ~A_BYTE) | value));
  }

  /** The bytes that stand for that text on the way. */
  static byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (point >= FIRST_BYTE && point <= LAST_BYTE) {
                bytes.write(point & A_BYTE);
              } else {
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
              }
            });
    return bytes.toByteArray();
  }

  /** Sends that, no more, and reads until the server hangs up. */
  RawAnswer send(String request) {
    try (Socket socket = new Socket("localhost", port)) {
      long began = System.nanoTime();
      socket.setSoTimeout((int) PATIENCE.toMillis());
      write(bytes(request), socket);
      return RawAnswer.of(read(socket.getInputStream(), began), request.startsWith("HEAD "));
    } catch (SocketTimeoutException e) {
      throw new AssertionError("no answer within " + PATIENCE, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whoever is refused early may be hung up on before all of it is sent. */
  private static void write(byte[] request, Socket socket) throws IOException {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(request);
      socket.shutdownOutput();
    } catch (SocketException hungUpOn) {
      // The answer is there to be read.
    }
  }

  private static byte[] read(InputStream in, long began) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] some = new byte[8192];
    int count = in.read(some);
    while (count >= 0) {
      all.write(some, 0, count);
      if (System.nanoTime() - began > PATIENCE.toNanos()) {
        throw new AssertionError("an answer without an end: " + all.size() + " bytes so far");
      }
      count = in.read(some);
    }
    return all.toByteArray();
  }
}
