package ai.chatbot.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a request is counted for, as it comes through proxies or straight. */
final class ClientAddressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 198.51.100.7                            | 127.0.0.1",
        "1 | 198.51.100.7                            | 198.51.100.7",
        "1 | 192.0.2.1, 198.51.100.7                 | 198.51.100.7",
        "2 | 192.0.2.1, 198.51.100.7, 203.0.113.9    | 198.51.100.7",
        "2 | 198.51.100.7                            | 198.51.100.7",
        "1 | 198.51.100.7:4711                       | 198.51.100.7",
        "1 | 2001:db8:1:2:3:4:5:6                    | 2001:db8:1:2:0:0:0:0/64",
        "1 | [2001:db8:1:2::9]:4711                  | 2001:db8:1:2:0:0:0:0/64",
        "1 | unknown                                 | 127.0.0.1",
        "1 | localhost                               | 127.0.0.1",
        "1 | ,                                       | 127.0.0.1",
        "1 | 999.1.1.1                               | 127.0.0.1",
      })
  void itIsWhatTheLastProxyOfOnesOwnSays(int proxies, String header, String expected)
      throws Exception {
    ClientAddress addresses = new ClientAddress(proxies);
    Javalin server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.routes.get("/", ctx -> ctx.result(addresses.of(ctx)));
                })
            .start("127.0.0.1", 0);
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port()))
              .header("X-Forwarded-For", header)
              .build();
      assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo(expected);
    } finally {
      server.stop();
    }
  }
}
