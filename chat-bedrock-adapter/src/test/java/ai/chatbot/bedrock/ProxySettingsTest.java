package ai.chatbot.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.chatbot.bedrock.fake.ScriptedBedrock;
import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.model.ModelEvent;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.nio.netty.ProxyConfiguration;

@Timeout(60)
final class ProxySettingsTest {
  private static final String BEDROCK = "bedrock-runtime.eu-central-1.amazonaws.com";

  @RegisterExtension final SdkSettings jvm = new SdkSettings();

  @Test
  void anAnswerComesThroughTheProxyWhichAloneLooksUpTheHost() throws Exception {
    try (ConnectProxy proxy = new ConnectProxy();
        ScriptedBedrock bedrock =
            ScriptedBedrock.playing(
                answer -> answer.start().text("Hello").stop("end_turn", 1, 1))) {
      jvm.set("https.proxyHost", "127.0.0.1");
      jvm.set("https.proxyPort", String.valueOf(proxy.port()));
      int port = bedrock.endpoint().getPort();

      assertThat(Asked.events(URI.create("http://bedrock.invalid:" + port), ARequest.hello()))
          .startsWith(new ModelEvent.TextDelta("Hello"));
      assertThat(proxy.asked())
          .singleElement()
          .asString()
          .startsWith("CONNECT bedrock.invalid:" + port + " HTTP/1.1\r\n");
    }
  }

  @Test
  void bedrocksOwnHostIsAskedThroughTheProxyWithTheUserOfTheSettings() throws Exception {
    try (ConnectProxy proxy = new ConnectProxy()) {
      jvm.set("https.proxyHost", "127.0.0.1");
      jvm.set("https.proxyPort", String.valueOf(proxy.port()));
      jvm.set("https.proxyUser", "anna");
      jvm.set("https.proxyPassword", "s3cret");

      assertThat(Asked.events(URI.create("https://" + BEDROCK), ARequest.hello()))
          .singleElement()
          .isInstanceOf(ModelEvent.Failed.class);
      assertThat(proxy.asked())
          .first()
          .asString()
          .startsWith("CONNECT " + BEDROCK + ":443 HTTP/1.1\r\n")
          .containsIgnoringCase("proxy-authorization: Basic YW5uYTpzM2NyZXQ=\r\n");
    }
  }

  @Test
  void withoutASettingThereIsNoProxy() {
    assertThat(of(Map.of(), Map.of("HTTPS_PROXY", " ", "NO_PROXY", "*")).host()).isNull();
  }

  @Test
  void theEarlierSettingCounts() {
    Map<String, String> properties = new HashMap<>();
    Map<String, String> env = new HashMap<>();
    env.put("HTTP_PROXY", "http://e:1");
    assertThat(of(properties, env).host()).isEqualTo("e");
    env.put("http_proxy", "http://d:1");
    assertThat(of(properties, env).host()).isEqualTo("d");
    env.put("HTTPS_PROXY", "http://c:1");
    assertThat(of(properties, env).host()).isEqualTo("c");
    properties.put("http.proxyHost", "b");
    assertThat(of(properties, env).host()).isEqualTo("b");
    properties.put("https.proxyHost", "a");
    assertThat(of(properties, env).host()).isEqualTo("a");
  }

  @ParameterizedTest
  @CsvSource({
    "http://proxy.example.com:3128,          http,  proxy.example.com, 3128",
    "http://proxy.example.com,               http,  proxy.example.com, 80",
    "https://proxy.example.com/,             https, proxy.example.com, 443",
    "proxy.example.com:3128,                 http,  proxy.example.com, 3128",
    "http://anna:s3cret@proxy.example.com:1, http,  proxy.example.com, 1",
  })
  void aVariableIsAnAddress(String address, String scheme, String host, int port) {
    ProxyConfiguration proxy = of(Map.of(), Map.of("HTTPS_PROXY", address));
    assertThat(proxy.scheme()).isEqualTo(scheme);
    assertThat(proxy.host()).isEqualTo(host);
    assertThat(proxy.port()).isEqualTo(port);
  }

  @Test
  void anAddressMayNameAUser() {
    ProxyConfiguration proxy =
        of(Map.of(), Map.of("HTTPS_PROXY", "http://an%40na:s%3A3+c:ret@p:1"));
    assertThat(proxy.username()).isEqualTo("an@na");
    assertThat(proxy.password()).isEqualTo("s:3+c:ret");
  }

  @Test
  void propertiesMayLeaveThePortOut() {
    assertThat(of(Map.of("https.proxyHost", "p"), Map.of()).port()).isEqualTo(443);
    assertThat(of(Map.of("http.proxyHost", "p"), Map.of()).port()).isEqualTo(80);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socks5://u:s3cret@proxy:1",
        "http://",
        "u:s3cret@proxy:one",
        "http://u:s3cret#@p"
      })
  void whatIsNoAddressOfAProxyIsRefusedByNameAndNotTold(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(Map.of(), Map.of("HTTPS_PROXY", address)))
        .withMessage(
            "HTTPS_PROXY is not the address of a proxy, such as http://proxy.example.com:3128")
        .withNoCause();
  }

  @Test
  void aPortThatIsNoNumberIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(Map.of("https.proxyHost", "p", "https.proxyPort", "one"), Map.of()))
        .withMessage("https.proxyPort is not the number of a port");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        BEDROCK,
        "amazonaws.com",
        ".amazonaws.com",
        "*.amazonaws.com",
        "other.example.com, AMAZONAWS.com:443",
        "other.example.com amazonaws.com",
        "*",
      })
  void aDomainInNoProxyIsAskedDirectly(String noProxy) {
    assertThat(direct(of(Map.of(), Map.of("HTTPS_PROXY", "p:1", "no_proxy", noProxy)), BEDROCK))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "other.example.com", "aws.com", "us-east-1.amazonaws.com", "bedrock-runtime"})
  void anyOtherIsAskedThroughTheProxy(String noProxy) {
    assertThat(direct(of(Map.of(), Map.of("HTTPS_PROXY", "p:1", "NO_PROXY", noProxy)), BEDROCK))
        .isFalse();
  }

  @Test
  void theJvmsOwnExceptionsAreGlobs() {
    Map<String, String> properties = new HashMap<>(Map.of("https.proxyHost", "p"));
    properties.put("http.nonProxyHosts", "localhost|*.amazonaws.com");
    assertThat(direct(of(properties, Map.of()), BEDROCK)).isTrue();
    properties.put("http.nonProxyHosts", "amazonaws.com|bedrock-runtime");
    assertThat(direct(of(properties, Map.of("NO_PROXY", "*")), BEDROCK)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]"})
  void thisMachineIsAlwaysAskedDirectly(String host) {
    assertThat(direct(of(Map.of("https.proxyHost", "p"), Map.of()), host)).isTrue();
    assertThat(direct(of(Map.of(), Map.of("HTTPS_PROXY", "p:1", "NO_PROXY", "other")), host))
        .isTrue();
  }

  private static ProxyConfiguration of(Map<String, String> properties, Map<String, String> env) {
    Properties jvm = new Properties();
    jvm.putAll(properties);
    return ProxySettings.of(jvm, env);
  }

  private static boolean direct(ProxyConfiguration proxy, String host) {
    return proxy.nonProxyHosts().stream().anyMatch(host::matches);
  }
}
