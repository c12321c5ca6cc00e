package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else's project, word for word as the guide to adapters has it, built by Maven. */
@Timeout(300)
@DisabledOnOs(OS.WINDOWS)
final class AdaptersGuideTest {
  private static final String ADAPTER = "src/main/java/com/example/CannedModel.java";
  private static final String TEST = "src/test/java/com/example/CannedModelTest.java";

  @TempDir private Path folder;
  private ConsumerProject project;

  @BeforeEach
  void writeTheGuidesProject() throws IOException {
    project = ConsumerProject.in(folder);
    project.take("pom.xml");
    project.take(ADAPTER);
    project.take(TEST);
  }

  @Test
  void theContractRunsThereAndTellsAGoodAdapterFromABadOne() throws Exception {
    int end = project.build();
    assertThat(end).as(project.log()).isZero();
    assertThat(project.testsRun()).isGreaterThanOrEqualTo(8);
    assertThat(project.failed()).isEmpty();

    project.change(ADAPTER, "if (Thread.interrupted()) {", "if (false) {");

    assertThat(project.build()).as("the build with a fault in the adapter").isNotZero();
    assertThat(project.testsRun()).isGreaterThanOrEqualTo(8);
    assertThat(project.failed()).containsExactly("whoIsInterruptedAlreadyHearsNothing");
  }
}
