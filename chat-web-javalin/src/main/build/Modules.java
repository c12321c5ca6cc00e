import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Our modules and what they import. An import that names no file stops the build. */
record Modules(SortedMap<String, byte[]> files) {
  private static final Pattern AT_ONCE =
      Pattern.compile("(?m)^(?:(?:import|export)[\\w\\s{},*$]+\\bfrom|import)\\s*\"([^\"]+)\"");
  private static final Pattern WHEN_NEEDED = Pattern.compile("\\bimport\\(\\s*\"([^\"]+)\"\\s*\\)");

  /** What each module cannot start without, by the module's name. */
  Map<String, List<String>> imports() {
    Map<String, List<String>> imports = new TreeMap<>();
    files.forEach(
        (name, content) -> {
          if (name.startsWith("js/")) {
            String script = new String(content, StandardCharsets.UTF_8);
            found(WHEN_NEEDED, name, script).forEach(imported -> require(imported, name));
            imports.put(name, found(AT_ONCE, name, script).toList());
            imports.get(name).forEach(imported -> require(imported, name));
          }
        });
    return imports;
  }

  private static Stream<String> found(Pattern pattern, String module, String script) {
    return pattern
        .matcher(script)
        .results()
        .map(found -> URI.create(module).resolve(found.group(1)).toString());
  }

  private void require(String imported, String module) {
    if (!files.containsKey(imported)) {
      throw new IllegalStateException(module + " imports " + imported + ", which is not there");
    }
  }
}
