import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the files that pages ask for, as they are served: ours, and other people's out of their
 * webjars, in one tree, with a compressed one beside each text. Run from source by the build, on a
 * class path with the webjars: {@code <sources> <output>}.
 *
 * <p>The output's {@code assets.txt} has the tree's fingerprint in its first line, and then a line
 * for each file: its name, and what it imports if it is a module of ours. The fingerprint stands in
 * every address before the file's name: so files find each other by relative addresses, and nothing
 * in them has to be rewritten.
 */
final class BuildAssets {
  public static void main(String[] args) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>(ownFiles(Path.of(args[0])));
    files.putAll(Vendor.files());
    Stylesheets.join(files);
    Path output = Path.of(args[1]);
    new Tree(output.resolve("assets")).write(files);
    Files.writeString(output.resolve("assets.txt"), manifest(files));
  }

  private static Map<String, byte[]> ownFiles(Path root) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> found = Files.find(root, 20, (path, facts) -> facts.isRegularFile())) {
      for (Path file : found.toList()) {
        files.put(nameOf(root.relativize(file)), Files.readAllBytes(file));
      }
    }
    if (files.isEmpty()) {
      throw new IllegalStateException("there is nothing in " + root);
    }
    return files;
  }

  private static String nameOf(Path file) {
    return file.toString().replace('\\', '/');
  }

  private static String manifest(SortedMap<String, byte[]> files) {
    Map<String, List<String>> imports = new Modules(files).imports();
    return files.keySet().stream()
        .map(name -> (name + " " + String.join(" ", imports.getOrDefault(name, List.of()))).strip())
        .collect(Collectors.joining("\n", Fingerprint.of(files) + "\n", "\n"));
  }
}
