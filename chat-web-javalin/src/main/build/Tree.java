import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A folder of files, each text with a compressed one beside it. */
record Tree(Path root) {
  private static final Pattern TEXT = Pattern.compile(".*\\.(css|js|json|svg|txt|webmanifest)");

  /** Leaves these files there and no other. */
  void write(Map<String, byte[]> files) throws IOException {
    clear();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path place = root.resolve(file.getKey());
      Files.createDirectories(place.getParent());
      Files.write(place, file.getValue());
      if (TEXT.matcher(file.getKey()).matches()) {
        Files.write(root.resolve(file.getKey() + ".gz"), compressed(file.getValue()));
      }
    }
  }

  private void clear() throws IOException {
    if (Files.exists(root)) {
      for (Path old : inside()) {
        Files.delete(old);
      }
    }
  }

  private List<Path> inside() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    }
  }

  private static byte[] compressed(byte[] content) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new Smallest(compressed)) {
      gzip.write(content);
    }
    return compressed.toByteArray();
  }

  /** Takes its time: this is done once and read often. */
  private static final class Smallest extends GZIPOutputStream {
    Smallest(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
