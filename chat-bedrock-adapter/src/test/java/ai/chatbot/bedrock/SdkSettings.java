package ai.chatbot.bedrock;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Settings of the SDK as the JVM's properties, which each test leaves as they were. */
final class SdkSettings implements AfterEachCallback {
  private final Map<String, Optional<String>> before = new HashMap<>();

  void set(String property, String value) {
    before.putIfAbsent(property, Optional.ofNullable(System.getProperty(property)));
    System.setProperty(property, value);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    before.forEach(
        (property, value) ->
            value.ifPresentOrElse(
                it -> System.setProperty(property, it), () -> System.clearProperty(property)));
  }
}
