import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** A webjar on the class path, in whichever version the build has chosen. */
record Webjar(String root) {
  static Webjar of(String group, String artifact) {
    Properties facts = new Properties();
    try (InputStream in = open("META-INF/maven/" + group + "/" + artifact + "/pom.properties")) {
      facts.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Webjar(
        "META-INF/resources/webjars/" + artifact + "/" + facts.getProperty("version") + "/");
  }

  String text(String file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  byte[] bytes(String file) {
    try (InputStream in = open(root + file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) throws IOException {
    InputStream in = ClassLoader.getSystemResourceAsStream(resource);
    if (in == null) {
      throw new IOException("not on the class path: " + resource);
    }
    return in;
  }
}
