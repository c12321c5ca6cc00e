import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts what a stylesheet imports in its place, so that a page asks once and not in turn. */
final class Stylesheets {
  /**
   * From the same folder alone: elsewhere, relative addresses in it would lead to another place.
   */
  private static final Pattern IMPORT = Pattern.compile("@import \"([\\w-]+\\.css)\";\n?");

  static void join(Map<String, byte[]> files) {
    Set<String> joined = new HashSet<>();
    files.replaceAll(
        (name, content) -> name.endsWith(".css") ? whole(name, files, joined) : content);
    files.keySet().removeAll(joined);
  }

  private static byte[] whole(String sheet, Map<String, byte[]> files, Set<String> joined) {
    String folder = sheet.substring(0, sheet.lastIndexOf('/') + 1);
    String whole =
        IMPORT
            .matcher(text(files, sheet))
            .replaceAll(
                found -> {
                  joined.add(folder + found.group(1));
                  return Matcher.quoteReplacement(imported(sheet, folder, found, files));
                });
    return whole.getBytes(StandardCharsets.UTF_8);
  }

  private static String imported(
      String sheet, String folder, MatchResult found, Map<String, byte[]> files) {
    String name = folder + found.group(1);
    if (!files.containsKey(name)) {
      throw new IllegalStateException(sheet + " imports " + name + ", which is not there");
    }
    return text(files, name);
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.get(name), StandardCharsets.UTF_8);
  }
}
