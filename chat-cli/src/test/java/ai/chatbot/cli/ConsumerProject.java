package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.Chatbot;
import ai.chatbot.core.contract.LanguageModelContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/**
 * A project outside of this one, which finds this build's core in a repository of its own as {@code
 * ./mvnw install} would have put it there, and all else where this build found it. No network.
 */
final class ConsumerProject {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern RAN = Pattern.compile("<testcase ");
  private static final Pattern FAILED =
      Pattern.compile("<testcase name=\"(\\w+)[^>]*[^/]>\\s*<(?:failure|error)\\b");

  private final Path folder;
  private final Path repository;
  private final String guide;

  private ConsumerProject(Path folder, Path repository, String guide) {
    this.folder = folder;
    this.repository = repository;
    this.guide = guide;
  }

  /** Installs this build's core beside an empty project. */
  static ConsumerProject in(Path place) throws IOException {
    Path repository = place.resolve("repository");
    install(repository, "ai-chatbot", ROOT.resolve("pom.xml"), "", ".pom");
    install(repository, "chat-core", ROOT.resolve("chat-core/pom.xml"), "", ".pom");
    install(repository, "chat-core", jar(place, Chatbot.class), "", ".jar");
    install(repository, "chat-core", jar(place, LanguageModelContract.class), "-tests", ".jar");
    return new ConsumerProject(
        Files.createDirectories(place.resolve("project")),
        repository,
        Files.readString(ROOT.resolve("docs/adapters.md")));
  }

  /** Writes that file as the guide has it. */
  void take(String file) throws IOException {
    Pattern block =
        Pattern.compile(
            "<!-- %s: run by AdaptersGuideTest -->\n```\\w+\n(.*?)\n```\n"
                .formatted(Pattern.quote(file)),
            Pattern.DOTALL);
    Optional<String> text =
        block.matcher(guide).results().map(found -> found.group(1) + "\n").findFirst();
    assertThat(text).as("%s in docs/adapters.md", file).isPresent();
    Path target = folder.resolve(file);
    Files.createDirectories(target.getParent());
    Files.writeString(target, text.orElseThrow());
  }

  /** Puts other words into that file. */
  void change(String file, String words, String others) throws IOException {
    Path target = folder.resolve(file);
    String text = Files.readString(target);
    assertThat(text).contains(words);
    Files.writeString(target, text.replace(words, others));
  }

  /** Runs its tests and tells how Maven ended. */
  int build() throws IOException, InterruptedException {
    ProcessBuilder maven =
        new ProcessBuilder(
                ROOT.resolve("mvnw").toString(),
                "--batch-mode",
                "--offline",
                "-Dmaven.repo.local=" + repository,
                "-Dmaven.repo.local.tail=" + realRepository(),
                "test")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("maven.log").toFile());
    maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = maven.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("Maven came to an end").isTrue();
    return process.exitValue();
  }

  /** What Maven said in its last build. */
  String log() throws IOException {
    return Files.readString(folder.resolve("maven.log"));
  }

  /** How many tests have run in its last build. */
  long testsRun() throws IOException {
    return RAN.matcher(report()).results().count();
  }

  /** Which of them failed. */
  List<String> failed() throws IOException {
    return FAILED.matcher(report()).results().map(found -> found.group(1)).toList();
  }

  private String report() throws IOException {
    Path report = folder.resolve("target/surefire-reports/TEST-com.example.CannedModelTest.xml");
    assertThat(report).as(log()).exists();
    return Files.readString(report);
  }

  private static void install(
      Path repository, String artifact, Path file, String classifier, String ending)
      throws IOException {
    String version = version();
    Path target =
        repository.resolve(
            "ai/chatbot/%1$s/%2$s/%1$s-%2$s%3$s%4$s"
                .formatted(artifact, version, classifier, ending));
    Files.createDirectories(target.getParent());
    Files.copy(file, target);
  }

  private static String version() throws IOException {
    String pom = Files.readString(ROOT.resolve("pom.xml"));
    return pom.substring(pom.indexOf("<version>") + 9, pom.indexOf("</version>"));
  }

  /** The jar that this build has that class from; made here where no jar has been packaged yet. */
  private static Path jar(Path place, Class<?> member) {
    Path source = Path.of(member.getProtectionDomain().getCodeSource().getLocation().getPath());
    if (!Files.isDirectory(source)) {
      return source;
    }
    Path jar = place.resolve(source.getFileName() + ".jar");
    int end =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(System.out, System.err, "-cf", jar.toString(), "-C", source.toString(), ".");
    assertThat(end).as("packing %s", source).isZero();
    return jar;
  }

  /** Surefire tells where it is. */
  private static Path realRepository() {
    String told = System.getProperty("localRepository");
    return told == null
        ? Path.of(System.getProperty("user.home"), ".m2", "repository")
        : Path.of(told);
  }
}
