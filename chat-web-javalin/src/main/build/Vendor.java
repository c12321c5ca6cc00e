import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Other people's files, out of their webjars, under names of ours and with their licences. */
final class Vendor {
  private static final Pattern SOURCE_MAP = Pattern.compile("\n//# sourceMappingURL=.*");

  /** Browsers without WOFF2 have no modules either. */
  private static final Pattern OLDER_FONTS =
      Pattern.compile(",url\\(fonts/[\\w-]+\\.(?:woff|ttf)\\) format\\(\"\\w+\"\\)");

  private static final Pattern FONT = Pattern.compile("url\\((fonts/[\\w-]+\\.woff2)\\)");

  private final Map<String, byte[]> files = new TreeMap<>();

  private Vendor() {}

  static Map<String, byte[]> files() {
    Vendor vendor = new Vendor();
    vendor.addMarked(Webjar.of("org.webjars.npm", "marked"));
    vendor.addPurify(Webjar.of("org.webjars.npm", "dompurify"));
    vendor.addHighlight(Webjar.of("org.webjars", "highlightjs"));
    vendor.addKatex(Webjar.of("org.webjars.npm", "katex"));
    return vendor.files;
  }

  private void addMarked(Webjar marked) {
    add("marked.js", script(marked, "lib/marked.esm.js"));
    add("marked-license.txt", marked.text("LICENSE.md"));
  }

  private void addPurify(Webjar purify) {
    add("purify.js", module(script(purify, "dist/purify.min.js")));
    add("purify-license.txt", purify.text("LICENSE"));
  }

  /** A script and a module, which both leave {@code hljs} behind; its webjar has no licence. */
  private void addHighlight(Webjar highlight) {
    add("highlight.js", script(highlight, "highlight.min.js") + "\nglobalThis.hljs = hljs;\n");
  }

  private void addKatex(Webjar katex) {
    String sheet = OLDER_FONTS.matcher(katex.text("dist/katex.min.css")).replaceAll("");
    add("katex/katex.js", module(script(katex, "dist/katex.min.js")));
    add("katex/katex.css", sheet);
    add("katex/katex-license.txt", katex.text("LICENSE"));
    FONT.matcher(sheet)
        .results()
        .map(found -> found.group(1))
        .forEach(font -> files.put("vendor/katex/" + font, katex.bytes("dist/" + font)));
  }

  private static String script(Webjar webjar, String file) {
    return SOURCE_MAP.matcher(webjar.text(file)).replaceAll("");
  }

  /** Its makers' modules are twice as large, since they minify only what is for CommonJS. */
  private static String module(String script) {
    return "const module = { exports: {} };\nconst exports = module.exports;\n"
        + script
        + "\nexport default module.exports;\n";
  }

  private void add(String name, String content) {
    files.put("vendor/" + name, content.getBytes(StandardCharsets.UTF_8));
  }
}
