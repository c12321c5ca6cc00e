package ai.chatbot.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The first answer in what came back on a connection, read strictly: half an answer is none.
 *
 * @param rest whatever came after it
 */
record RawAnswer(int status, List<String> headers, String body, String rest) {
  private static final String END = "\r\n";
  private static final int MOST_SHOWN = 2_000;

  /** Reads those bytes; to some requests the answer is a head alone, whatever that says. */
  static RawAnswer of(byte[] bytes, boolean isHeadAlone) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = all.indexOf(END + END);
    if (!all.startsWith("HTTP/1.1 ") || end < 0) {
      throw new AssertionError("this is no answer: “" + all + "”");
    }
    List<String> lines = List.of(all.substring(0, end).split(END));
    int status = Integer.parseInt(lines.getFirst().split(" ", 3)[1]);
    RawAnswer head = new RawAnswer(status, lines.subList(1, lines.size()), "", "");
    return isHeadAlone
        ? head
        : head.with(Arrays.copyOfRange(bytes, end + 2 * END.length(), bytes.length));
  }

  /** The value of that header, the first if there are more. */
  Optional<String> header(String name) {
    String beginning = name.toLowerCase(Locale.ROOT) + ":";
    return headers.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(beginning))
        .map(line -> line.substring(beginning.length()).strip())
        .findFirst();
  }

  /** Is its body of that type? */
  boolean is(String type) {
    return header("Content-Type").orElse("").startsWith(type);
  }

  @Override
  public String toString() {
    String whole = "%d %s%n%n%s%n%n%s".formatted(status, String.join("\n", headers), body, rest);
    return whole.substring(0, Math.min(whole.length(), MOST_SHOWN));
  }

  private RawAnswer with(byte[] after) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int end;
    if (header("Transfer-Encoding").filter("chunked"::equals).isPresent()) {
      end = unchunk(after, body);
    } else {
      end = header("Content-Length").map(Integer::parseInt).orElse(0);
      requireUpTo(end, after);
      body.write(after, 0, end);
    }
    String rest = new String(after, end, after.length - end, StandardCharsets.ISO_8859_1);
    return new RawAnswer(status, headers, text(body.toByteArray()), rest);
  }

  private static void requireUpTo(int end, byte[] after) {
    if (after.length < end) {
      throw new AssertionError("the answer breaks off after " + after.length + " bytes");
    }
  }

  /** Returns where the last chunk ends. */
  private static int unchunk(byte[] chunks, ByteArrayOutputStream body) {
    String all = new String(chunks, StandardCharsets.ISO_8859_1);
    int at = 0;
    while (true) {
      int line = all.indexOf(END, at);
      requireUpTo(line < 0 ? chunks.length + 1 : line, chunks);
      int size = Integer.parseInt(all.substring(at, line), 16);
      int end = line + END.length() + size;
      requireUpTo(end + END.length(), chunks);
      body.write(chunks, line + END.length(), size);
      at = end + END.length();
      if (size == 0) {
        return at;
      }
    }
  }

  private String text(byte[] body) {
    boolean isGzip = body.length > 0 && header("Content-Encoding").equals(Optional.of("gzip"));
    return new String(isGzip ? unzipped(body) : body, StandardCharsets.UTF_8);
  }

  private static byte[] unzipped(byte[] body) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
