package ai.chatbot.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The files that pages are made with, by their names in {@code src/main/web}, and where they are
 * served. Every address has the fingerprint of all of them in it, so it never means other content.
 * What is read here, {@code src/main/build} has written.
 */
public final class Assets {
  private static final String MANIFEST = "/web/assets.txt";

  private final String fingerprint;
  private final Map<String, List<String>> imports = new LinkedHashMap<>();

  private Assets(List<String> manifest) {
    fingerprint = manifest.getFirst();
    for (String line : manifest.subList(1, manifest.size())) {
      List<String> names = List.of(line.split(" "));
      imports.put(names.getFirst(), names.subList(1, names.size()));
    }
  }

  /** Those of this build. */
  public static Assets read() {
    try (InputStream manifest = Assets.class.getResourceAsStream(MANIFEST)) {
      byte[] bytes = Objects.requireNonNull(manifest, MANIFEST).readAllBytes();
      return new Assets(new String(bytes, StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Where that file is served, as in {@code path("css/page.css")}.
   *
   * @throws IllegalArgumentException if there is no such file
   */
  public String path(String name) {
    importsOf(name);
    return "/assets/" + fingerprint + "/" + name;
  }

  /**
   * Where all that is served that this module cannot start without, itself left out: a browser that
   * is told of them asks for all at once, and not for each when another has come.
   *
   * @throws IllegalArgumentException if there is no such file
   */
  public List<String> imports(String module) {
    Set<String> seen = new LinkedHashSet<>(importsOf(module));
    Deque<String> unread = new ArrayDeque<>(seen);
    while (!unread.isEmpty()) {
      importsOf(unread.removeFirst()).stream().filter(seen::add).forEach(unread::add);
    }
    seen.remove(module);
    return seen.stream().map(this::path).toList();
  }

  /** The names of all. */
  Collection<String> names() {
    return imports.keySet();
  }

  String fingerprint() {
    return fingerprint;
  }

  private List<String> importsOf(String name) {
    List<String> imported = imports.get(name);
    if (imported == null) {
      throw new IllegalArgumentException("there is no " + name + " in src/main/web");
    }
    return imported;
  }
}
