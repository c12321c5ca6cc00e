package ai.chatbot.web.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.chatbot.core.port.Place;
import ai.chatbot.core.port.Weather;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider that takes the request and then leaves it at that. */
@Timeout(60)
final class HangingTest {
  private static final Place BERN = new Place.City("Bern");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"results\":[",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n"
      })
  void thePatienceIsForTheWholeAnswerAndThenItHangsUp(String beginning) throws Exception {
    try (HangingServer server = HangingServer.saying(beginning)) {
      assertThat(weather(server, Duration.ofMillis(300)).at(BERN))
          .isEqualTo(new Weather.Unavailable("The weather service did not answer in time."));
      server.awaitHangUp();
    }
  }

  @Test
  void anInterruptHangsUp() throws Exception {
    try (HangingServer server = HangingServer.saying("HTTP/1.1 200 OK\r\n")) {
      Weather weather = weather(server, Duration.ofMinutes(5));
      FutureTask<Weather.Outcome> asking = new FutureTask<>(() -> weather.at(BERN));
      Thread asker = Thread.ofVirtual().start(asking);

      server.awaitRequest();
      asker.interrupt();

      assertThatThrownBy(asking::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(InterruptedException.class);
      server.awaitHangUp();
    }
  }

  @Test
  void whoIsInterruptedBeforehandSendsNothing() throws IOException {
    try (HangingServer server = HangingServer.saying("")) {
      Weather weather = weather(server, Duration.ofMinutes(5));
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> weather.at(BERN))
          .isInstanceOf(InterruptedException.class)
          .hasMessage("interrupted before the request");
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  private static Weather weather(HangingServer server, Duration patience) {
    return new OpenMeteo(server.address(), server.address(), patience);
  }
}
