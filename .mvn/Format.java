import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks ({@code check}) or writes ({@code write}) google-java-format's layout of every module's
 * sources. Run from source by the build, since no formatter plugin reads today's Java on the JVM
 * that runs Maven.
 */
final class Format {
  private static final Formatter FORMATTER =
      new Formatter(JavaFormatterOptions.builder().style(Style.GOOGLE).build());

  public static void main(String[] args) throws Exception {
    boolean write = args[0].equals("write");
    List<Path> off = new ArrayList<>();
    List<Path> files = sources();
    for (Path file : files) {
      String before = Files.readString(file);
      String after =
          FORMATTER.formatSourceAndFixImports(RemoveUnusedImports.removeUnusedImports(before));
      if (!after.equals(before)) {
        off.add(file);
        if (write) {
          Files.writeString(file, after);
        }
      }
    }
    if (files.isEmpty()) {
      throw new IllegalStateException("no Java source found: run this from the project's root");
    }
    if (!write && !off.isEmpty()) {
      off.forEach(file -> System.err.println("not in google-java-format's layout: " + file));
      System.err.println("mend it with: ./mvnw validate -Dformat=write");
      System.exit(1);
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> tree = Files.find(Path.of("."), 20, (path, facts) -> isSource(path))) {
      return tree.sorted().toList();
    }
  }

  private static boolean isSource(Path path) {
    return path.toString().endsWith(".java") && !path.toString().contains("target");
  }
}
