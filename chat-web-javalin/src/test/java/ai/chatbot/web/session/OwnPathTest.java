package ai.chatbot.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OwnPathTest {

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "/chat/1, /chat/1",
    "/chat/1?query=a%20b, /chat/1?query=a%20b",
    "http://localhost:8080/chat/1?x=y, /chat/1?x=y",
    "https://evil.example/path, /path",
    "/caf\u00e9, /caf%C3%A9",
  })
  void aRedirectGoesToThePathOnThisSite(String url, String target) {
    assertThat(OwnPath.of(url)).isEqualTo(target);
  }

  @ParameterizedTest
  @CsvSource({
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "http:evil.example",
    "javascript:alert(1)",
    "https://evil.example//other.example",
    "evil.example",
    "%2F%2Fevil.example",
    "'/%0d%0aSet-Cookie: a=b'",
  })
  void whatABrowserCouldReadAsAnotherHostGoesHome(String url) {
    assertThat(OwnPath.of(url))
        .satisfiesAnyOf(
            path -> assertThat(path).isEqualTo("/"),
            path -> assertThat(path).matches("/[^/\\\\].*").doesNotContain("\r", "\n"));
  }

  @Test
  void withoutATargetItGoesHome() {
    assertThat(OwnPath.of(null)).isEqualTo("/");
  }
}
