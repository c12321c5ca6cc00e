package ai.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class LifetimeTest {
  private final List<String> closed = Collections.synchronizedList(new ArrayList<>());
  private final Lifetime lifetime = new Lifetime();

  @Test
  void whatWasOpenedLastIsClosedFirstAndOnce() {
    lifetime.opened(closing("database"));
    lifetime.opened(closing("listener"));
    lifetime.close();
    lifetime.close();
    assertThat(closed).containsExactly("listener", "database");
  }

  @Test
  void oneThatDoesNotCloseKeepsNobodyElseOpen() {
    lifetime.opened(closing("database"));
    lifetime.opened(
        () -> {
          throw new IllegalStateException("stuck");
        });
    lifetime.close();
    assertThat(closed).containsExactly("database");
  }

  @Test
  void toldToStopWhileItOpensItClosesAlsoWhatComesAfterwards() throws InterruptedException {
    lifetime.opened(closing("model"));
    Thread hook = Thread.ofPlatform().start(lifetime::stop);
    while (hook.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    assertThat(closed).as("nothing is closed while something is being opened").isEmpty();
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> lifetime.opened(closing("database")));
    lifetime.openingIsOver();
    hook.join();
    assertThat(closed).containsExactly("database", "model");
  }

  private AutoCloseable closing(String name) {
    return () -> closed.add(name);
  }
}
