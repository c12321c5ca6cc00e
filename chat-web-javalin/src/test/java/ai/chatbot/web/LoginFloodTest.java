package ai.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Passwords are tried 500 times a second, half of them from one address and half from everywhere,
 * on a server with little memory. {@code -Dchat.flood.seconds=20} lets it last longer, and what the
 * others who chat meanwhile see of it is printed.
 */
@Timeout(300)
final class LoginFloodTest {
  private static final int A_SECOND = 500;
  private static final int SECONDS = Integer.getInteger("chat.flood.seconds", 2);
  private static final String PASSWORD = "a long enough password";

  private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
  private final Queue<HttpResponse<String>> withoutAWait = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> unanswered = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean over = new AtomicBoolean();

  @TempDir private Path folder;

  @Test
  void theMemoryLastsOthersChatOnAndWhoIsSentAwayIsToldForHowLong() throws Exception {
    Map<String, String> settings =
        Map.of(
            "JAVA_TOOL_OPTIONS", "-Xmx384m -XX:+ExitOnOutOfMemoryError", "AUTH_TRUST_HOST", "true");
    try (ServerProcess server = new ServerProcess(folder, settings)) {
      Visitor anna = server.aGuest();
      assertThat(anna.register("anna@example.org", PASSWORD).statusCode()).isEqualTo(200);
      Queue<Long> waits = new ConcurrentLinkedQueue<>();
      Thread chatting = Thread.startVirtualThread(() -> chat(server, waits));

      flood(server);
      over.set(true);
      chatting.join();

      System.out.println(
          "%d logins in %d s: %s; others heard the beginning of an answer after %d ms (median of %d)"
              .formatted(A_SECOND * SECONDS, SECONDS, statuses, median(waits), waits.size()));
      assertThat(statuses.keySet()).isSubsetOf(401, 429, 503);
      assertThat(count(429)).as("sent away").isGreaterThan(A_SECOND * SECONDS / 3);
      assertThat(count(401)).as("looked at").isPositive();
      assertThat(withoutAWait).isEmpty();
      assertThat(unanswered).isEmpty();
      assertThat(waits).isNotEmpty();
      assertThat(server.aVisitor().login("anna@example.org", PASSWORD).statusCode())
          .as("afterwards, from another address")
          .isEqualTo(200);
    }
  }

  private int count(int status) {
    return statuses.getOrDefault(status, new AtomicInteger()).get();
  }

  private void flood(ServerProcess server) throws InterruptedException {
    Visitor attacker = server.aVisitor();
    Thread[] logins = new Thread[A_SECOND * SECONDS];
    long began = System.nanoTime();
    for (int i = 0; i < logins.length; i++) {
      int number = i;
      LockSupport.parkNanos(
          began + Duration.ofSeconds(1).dividedBy(A_SECOND).toNanos() * i - System.nanoTime());
      logins[i] =
          Thread.ofVirtual()
              .uncaughtExceptionHandler((thread, failure) -> unanswered.add(failure))
              .start(() -> login(attacker, number));
    }
    for (Thread login : logins) {
      login.join();
    }
  }

  private void login(Visitor attacker, int number) {
    HttpResponse<String> answer =
        number % 2 == 0
            ? attacker.login("anna@example.org", "guess " + number, from("192.0.2.1"))
            : attacker.login("somebody" + number + "@example.org", "guess", from(address(number)));
    statuses.computeIfAbsent(answer.statusCode(), it -> new AtomicInteger()).incrementAndGet();
    boolean sentAway = answer.statusCode() != 401;
    if (sentAway && answer.headers().firstValue("Retry-After").isEmpty()) {
      withoutAWait.add(answer);
    }
  }

  private void chat(ServerProcess server, Queue<Long> waits) {
    while (!over.get()) {
      Visitor guest = server.aGuest();
      for (int i = 0; i < 20 && !over.get(); i++) {
        long asked = System.nanoTime();
        try (Visitor.Stream answer = guest.asking(UUID.randomUUID(), "Hello")) {
          answer.readTo("\"start\"");
          waits.add(Duration.ofNanos(System.nanoTime() - asked).toMillis());
        }
      }
    }
  }

  private static String[] from(String address) {
    return new String[] {"X-Forwarded-For", address};
  }

  private static String address(int number) {
    return "10." + number / 65_536 + "." + number / 256 % 256 + "." + number % 256;
  }

  private static long median(Queue<Long> waits) {
    long[] sorted = waits.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted.length == 0
        ? -1
        : Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElse(-1);
  }
}
