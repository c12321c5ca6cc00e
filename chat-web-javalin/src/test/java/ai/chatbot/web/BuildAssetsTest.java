package ai.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The step of the build that makes the page's files, compiled here as it is for the build. */
@Timeout(60)
final class BuildAssetsTest {
  @TempDir private static Path classes;
  private static Method step;

  @TempDir private Path sources;
  @TempDir private Path output;

  @BeforeAll
  static void compile() throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String main = "src/main/build/BuildAssets.java";
    String[] options = {"-d", classes.toString(), "-sourcepath", "src/main/build", main};
    assertThat(compiler.run(null, null, null, options)).isZero();
    URL[] places = {classes.toUri().toURL()};
    step = new URLClassLoader(places).loadClass("BuildAssets").getMethod("main", String[].class);
    step.setAccessible(true);
  }

  @BeforeEach
  void write() throws IOException {
    write(
        "js/page.js", "import {\n  a,\n} from \"./a.js\";\nimport(\"../vendor/katex/katex.js\");");
    write("js/a.js", "import \"../vendor/marked.js\";\nexport const a = \"from\";");
    write("css/page.css", "@import \"one.css\";\n@import \"two.css\";\n");
    write("css/one.css", "a {}\n");
    write("css/two.css", "b { content: \"$1\" }\n");
  }

  @Test
  void theFingerprintIsAnotherAsSoonAsAByteIs() throws Exception {
    List<String> first = build();
    List<String> again = build();
    write("css/two.css", "b { content: \"$2\" }\n");
    List<String> changed = build();
    assertThat(first.getFirst()).matches("[0-9a-f]{12}");
    assertThat(again).isEqualTo(first);
    assertThat(changed.getFirst()).matches("[0-9a-f]{12}").isNotEqualTo(first.getFirst());
    assertThat(changed.subList(1, changed.size())).isEqualTo(first.subList(1, first.size()));
  }

  @Test
  void theManifestSaysWhatAModuleCannotStartWithout() throws Exception {
    assertThat(build())
        .contains("js/page.js js/a.js", "js/a.js vendor/marked.js", "vendor/katex/katex.js");
  }

  @Test
  void oneStylesheetHoldsWhatItImports() throws Exception {
    assertThat(build()).contains("css/page.css").doesNotContain("css/one.css", "css/two.css");
    assertThat(output.resolve("assets/css/page.css"))
        .content()
        .isEqualTo("a {}\nb { content: \"$1\" }\n");
  }

  @Test
  void whatIsGoneIsNotLeftBehind() throws Exception {
    write("old.svg", "<svg/>");
    assertThat(build()).contains("old.svg");
    assertThat(output.resolve("assets/old.svg.gz")).exists();
    Files.delete(sources.resolve("old.svg"));
    assertThat(build()).doesNotContain("old.svg");
    assertThat(output.resolve("assets/old.svg")).doesNotExist();
    assertThat(output.resolve("assets/old.svg.gz")).doesNotExist();
  }

  @Test
  void anImportThatLeadsNowhereStopsTheBuild() throws Exception {
    write("js/a.js", "export { b } from \"./b.js\";");
    assertThat(run()).contains("js/a.js imports js/b.js, which is not there");
    write("js/a.js", "export const b = () => import(\"./c.js\");");
    assertThat(run()).contains("js/a.js imports js/c.js, which is not there");
    write("js/a.js", "export const a = 1;");
    write("css/page.css", "@import \"three.css\";\n");
    assertThat(run()).contains("css/page.css imports css/three.css, which is not there");
  }

  private void write(String name, String content) throws IOException {
    Path file = sources.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  /** The manifest. */
  private List<String> build() throws IOException {
    assertThat(run()).isEmpty();
    return Files.readAllLines(output.resolve("assets.txt"));
  }

  /** What is wrong, if anything is. */
  private String run() {
    try {
      step.invoke(null, (Object) new String[] {sources.toString(), output.toString()});
      return "";
    } catch (InvocationTargetException e) {
      return String.valueOf(e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
