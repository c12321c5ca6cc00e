package ai.chatbot.cli;

import ai.chatbot.core.port.Finding;
import ai.chatbot.web.CannotStart;
import ai.chatbot.web.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds every setting that cannot be used, and goes on without it.
 *
 * @param environment what is left of it
 * @param settings those that it has
 * @param findings what was wrong, or that nothing was
 */
record SettingsCheck(Map<String, String> environment, Settings settings, List<Finding> findings) {
  private static final String NAME = "settings";
  private static final String STANDARD = "us-east-1";

  SettingsCheck {
    environment = Map.copyOf(environment);
    findings = List.copyOf(findings);
  }

  static SettingsCheck of(Map<String, String> environment, Path home) {
    Map<String, String> usable = new HashMap<>(environment);
    List<Finding> wrong = new ArrayList<>();
    while (true) {
      try {
        Settings settings = Settings.of(usable, home);
        return new SettingsCheck(usable, settings, wrong.isEmpty() ? well() : wrong);
      } catch (CannotStart e) {
        String sentence = String.valueOf(e.getMessage());
        wrong.add(Finding.wrong(NAME, sentence));
        leaveOut(usable, sentence, e);
      }
    }
  }

  private static List<Finding> well() {
    return List.of(Finding.ok(NAME, "all can be used"));
  }

  /** Such a sentence begins with its variable, or is about the region of a profile. */
  private static void leaveOut(Map<String, String> usable, String sentence, CannotStart e) {
    String variable = sentence.replaceFirst("\\W.*", "");
    if (usable.remove(variable) == null && STANDARD.equals(usable.put("AWS_REGION", STANDARD))) {
      throw e;
    }
  }
}
