package ai.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.web.demo.DemoModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that pages are made with, as they come over the wire. */
@Timeout(60)
final class AssetsTest {
  private static final String FOR_GOOD = "public, max-age=31536000, immutable";
  private static final String SCRIPT = "js/chat-page.js";
  private static final Pattern URL = Pattern.compile("url\\(([^)]+)\\)");
  private static final Pattern ADDRESS = Pattern.compile("/assets/([^/]*)/([^\"]*)");
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "svg", "image/svg+xml",
          "txt", "text/plain;charset=utf-8",
          "woff2", "font/woff2");

  private static final List<String> MANIFEST = resource("assets.txt").lines().toList();
  private static final String FINGERPRINT = MANIFEST.getFirst();
  private static final List<String> NAMES =
      MANIFEST.stream().skip(1).map(line -> line.replaceAll(" .*", "")).toList();

  private static RunningChat chat;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    chat = new RunningChat(new DemoModel(Duration.ZERO));
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    http.close();
    chat.close();
  }

  @Test
  void everyFileIsSentAsItWasBuiltAndKeptForGood() {
    assertThat(NAMES).hasSizeGreaterThan(50).contains(SCRIPT, "css/page.css", "icon.svg");
    for (String name : NAMES) {
      HttpResponse<byte[]> response = get(current(name));
      assertThat(response.statusCode()).as(name).isEqualTo(200);
      assertThat(header(response, "Content-Type")).as(name).isEqualTo(TYPES.get(ending(name)));
      assertThat(header(response, "Cache-Control")).as(name).isEqualTo(FOR_GOOD);
      assertThat(header(response, "X-Content-Type-Options")).as(name).isEqualTo("nosniff");
      assertThat(header(response, "Content-Encoding")).as(name).isEmpty();
      assertThat(header(response, "Set-Cookie")).as(name).isEmpty();
      assertThat(header(response, "Content-Length"))
          .as(name)
          .isEqualTo(String.valueOf(response.body().length));
      assertThat(response.body()).as(name).isEqualTo(bytes("assets/" + name));
    }
  }

  @Test
  void everyTextIsCompressedForWhoTakesIt() throws IOException {
    for (String name : NAMES) {
      HttpResponse<byte[]> plain = get(current(name));
      HttpResponse<byte[]> compressed = get(current(name), "br;q=1.0, gzip;q=0.8");
      if (name.endsWith(".woff2")) {
        assertThat(header(compressed, "Content-Encoding")).as(name).isEmpty();
        assertThat(compressed.body()).as(name).isEqualTo(plain.body());
      } else {
        assertThat(header(compressed, "Content-Encoding")).as(name).isEqualTo("gzip");
        assertThat(header(compressed, "Content-Length"))
            .as(name)
            .isEqualTo(String.valueOf(compressed.body().length));
        assertThat(header(compressed, "Vary")).as(name).isEqualTo("Accept-Encoding");
        assertThat(header(plain, "Vary")).as(name).isEqualTo("Accept-Encoding");
        assertThat(unzipped(compressed.body())).as(name).isEqualTo(plain.body());
      }
    }
  }

  @Test
  void compressedIsAboutAThird() {
    assertThat(get(current("css/page.css"), "gzip").body())
        .hasSizeLessThan(get(current("css/page.css")).body().length / 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "br, zstd", "gzip;q=0", "br, gzip ; q=0.000", "ungzip", "*"})
  void whoDoesNotTakeItGetsThePlainText(String accepted) {
    HttpResponse<byte[]> response = get(current(SCRIPT), accepted);
    assertThat(header(response, "Content-Encoding")).isEmpty();
    assertThat(response.body()).isEqualTo(bytes("assets/" + SCRIPT));
  }

  @Test
  void headIsAnsweredByTheHeadAlone() throws IOException {
    for (String encoding : List.of("identity", "gzip")) {
      String head = "\r\nHost: localhost\r\nAccept-Encoding: " + encoding + "\r\n\r\n";
      String answer = chat.raw("HEAD " + current(SCRIPT) + " HTTP/1.1" + head);
      assertThat(answer)
          .startsWith("HTTP/1.1 200 ")
          .contains("Content-Length: " + get(current(SCRIPT), encoding).body().length)
          .contains("Cache-Control: " + FOR_GOOD)
          .contains("Content-Type: text/javascript")
          .endsWith("\r\n\r\n")
          .doesNotContain("import ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/assets/0123456789ab/js/chat-page.js", "/assets/js/chat-page.js"})
  void aPageOfAnotherReleaseGetsTodaysFileForOnce(String path) {
    HttpResponse<byte[]> response = get(path);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
    assertThat(response.body()).isEqualTo(bytes("assets/" + SCRIPT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/",
        "/assets/<now>",
        "/assets/<now>/",
        "/assets/<now>/nothing.js",
        "/assets/<now>/css/hues.css",
        "/assets/<now>/js/chat-page.js/",
        "/assets/<now>/js/chat-page.js.gz",
        "/assets/<now>/js/chat%2Dpage.js",
        "/assets/<now>/JS/chat-page.js",
        "/assets/<now>/<now>/js/chat-page.js",
        "/assets/<now>0/js/chat-page.js",
        "/assets/ABCDEFABCDEF/js/chat-page.js",
        "/assets/assets.txt",
        "/vendor/marked.js"
      })
  void whatIsNotThereIsNotKept(String path) {
    HttpResponse<byte[]> response = get(path.replace("<now>", FINGERPRINT));
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains("\"not_found:api\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/../../logback.xml",
        "/assets/<now>/../assets.txt",
        "/assets/<now>/js/../../assets.txt",
        "/assets/<now>/%2e%2e/assets.txt",
        "/assets/<now>/%2e%2e%2fassets.txt",
        "/assets/<now>/..%5cassets.txt",
        "/assets/<now>/..;/assets.txt",
        "/assets/<now>/%252e%252e/assets.txt",
        "/assets/<now>/js/chat-page.js%00",
        "/assets/<now>//js/chat-page.js"
      })
  void noPathLeadsOutOfTheFolder(String path) throws IOException {
    String request = "GET " + path.replace("<now>", FINGERPRINT) + " HTTP/1.1\r\nHost: localhost";
    assertThat(chat.raw(request + "\r\n\r\n"))
        .matches("(?s)HTTP/1\\.1 40[04] .*")
        .doesNotContain("configuration", FINGERPRINT + "\n", "import ");
  }

  @Test
  void everyAddressInAStylesheetLeadsToAFile() {
    List<String> sheets = NAMES.stream().filter(name -> name.endsWith(".css")).toList();
    List<String> addresses = sheets.stream().flatMap(AssetsTest::addresses).toList();
    assertThat(addresses).hasSizeGreaterThan(15).isSubsetOf(NAMES);
    assertThat(sheets).allSatisfy(sheet -> assertThat(resource("assets/" + sheet)).isNotBlank());
    assertThat(sheets).noneMatch(sheet -> resource("assets/" + sheet).contains("@import"));
  }

  @Test
  void othersWorkComesWithItsLicence() {
    assertThat(NAMES.stream().filter(name -> name.endsWith("-license.txt"))).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/login", "/chat/nothing"})
  void pagesNameFilesByTheirLastingAddresses(String page) {
    List<MatchResult> addresses = ADDRESS.matcher(text(get(page))).results().toList();
    assertThat(addresses)
        .hasSizeGreaterThan(2)
        .allSatisfy(address -> assertThat(address.group(1)).isEqualTo(FINGERPRINT))
        .allSatisfy(address -> assertThat(NAMES).contains(address.group(2)));
  }

  @Test
  void theChatsPageSaysAtOnceWhichModulesItNeeds() {
    String page = text(get("/"));
    List<String> preloaded =
        Pattern.compile("<link rel=\"modulepreload\" href=\"/assets/\\w+/([^\"]+)\">")
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(preloaded)
        .contains("js/talk.js", "js/sse-parser.js", "vendor/marked.js", "vendor/purify.js")
        .doesNotHaveDuplicates()
        .doesNotContain(SCRIPT, "js/sidebar-at-start.js")
        .noneMatch(name -> name.contains("katex"));
  }

  private static HttpResponse<byte[]> get(String path) {
    return get(path, "identity");
  }

  private static HttpResponse<byte[]> get(String path, String accepted) {
    URI address = URI.create(chat.address() + path);
    HttpRequest request =
        HttpRequest.newBuilder(address).header("Accept-Encoding", accepted).build();
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String current(String name) {
    return "/assets/" + FINGERPRINT + "/" + name;
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String header(HttpResponse<?> response, String name) {
    return String.join(" and ", response.headers().allValues(name));
  }

  private static Stream<String> addresses(String sheet) {
    return URL.matcher(resource("assets/" + sheet))
        .results()
        .map(found -> found.group(1).replaceAll("[\"']", ""))
        .filter(address -> !address.startsWith("data:"))
        .map(address -> URI.create(sheet).resolve(address).toString());
  }

  private static byte[] unzipped(byte[] compressed) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return in.readAllBytes();
    }
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static String resource(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String name) {
    try (InputStream in = AssetsTest.class.getResourceAsStream("/web/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
