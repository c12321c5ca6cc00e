import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.DocumentationTool;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Writes a module's Javadoc and fails when a public or protected element has no comment, or a
 * comment is broken. What a sentence has said already need not be said again: tags may be left out,
 * and so may the comments of compact constructors and of constructors that nobody wrote. Run from
 * source by the build, on the module's class path: {@code <sources> <output> <release>}.
 */
final class Javadoc {
  private static final Pattern NEED_NOT_BE_SAID =
      Pattern.compile("no @(param|return|throws)\\b.*|use of default constructor,.*");
  private static final Pattern COMPACT_CONSTRUCTOR =
      Pattern.compile("\\s*(public|protected) \\w+ \\{.*");

  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    List<Path> files = sources(Path.of(args[0]));
    if (files.isEmpty()) {
      throw new IllegalStateException("no Java source found in " + args[0]);
    }
    List<String> faults = write(files, args[1], args[2]);
    if (!faults.isEmpty()) {
      faults.forEach(System.err::println);
      System.err.println("faults in the Javadoc of " + args[0] + ": " + faults.size());
      System.exit(1);
    }
  }

  private static List<String> write(List<Path> files, String output, String release)
      throws IOException {
    DocumentationTool javadoc = ToolProvider.getSystemDocumentationTool();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    try (StandardJavaFileManager known =
        javadoc.getStandardFileManager(said, Locale.ENGLISH, StandardCharsets.UTF_8)) {
      boolean written =
          javadoc
              .getTask(
                  null,
                  known,
                  said,
                  null,
                  options(output, release),
                  known.getJavaFileObjectsFromPaths(files))
              .call();
      List<String> faults = new ArrayList<>();
      for (Diagnostic<? extends JavaFileObject> fault : said.getDiagnostics()) {
        if (isFault(fault)) {
          faults.add(described(fault));
        }
      }
      if (!written && faults.isEmpty()) {
        throw new IllegalStateException("javadoc failed and did not say why");
      }
      return faults;
    }
  }

  private static List<String> options(String output, String release) {
    String options = "-quiet -notimestamp -encoding UTF-8 -Xdoclint:all -Xmaxwarns 9999 --release ";
    return Stream.concat(Stream.of((options + release).split(" ")), Stream.of("-d", output))
        .toList();
  }

  private static boolean isFault(Diagnostic<? extends JavaFileObject> said) throws IOException {
    String message = said.getMessage(Locale.ENGLISH);
    return switch (said.getKind()) {
      case NOTE, OTHER -> false;
      case ERROR, WARNING, MANDATORY_WARNING ->
          !NEED_NOT_BE_SAID.matcher(message).matches()
              && !(message.equals("no comment")
                  && COMPACT_CONSTRUCTOR.matcher(line(said)).matches());
    };
  }

  private static String described(Diagnostic<? extends JavaFileObject> fault) throws IOException {
    String message = fault.getMessage(Locale.ENGLISH);
    return fault.getSource() == null
        ? message
        : "%s:%d: %s: %s"
            .formatted(
                fault.getSource().getName(), fault.getLineNumber(), message, line(fault).strip());
  }

  private static String line(Diagnostic<? extends JavaFileObject> said) throws IOException {
    if (said.getSource() == null || said.getLineNumber() == Diagnostic.NOPOS) {
      return "";
    }
    CharSequence text = said.getSource().getCharContent(true);
    return text.toString().lines().skip(said.getLineNumber() - 1).findFirst().orElse("");
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> tree =
        Files.find(root, 20, (path, facts) -> path.toString().endsWith(".java"))) {
      return tree.sorted().toList();
    }
  }
}
