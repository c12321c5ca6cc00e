package ai.chatbot.bedrock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The AWS files in somebody's home folder. */
record AwsFiles(Path home) {

  Path credentials(String... lines) throws IOException {
    return write(".aws/credentials", lines);
  }

  Path config(String... lines) throws IOException {
    return write(".aws/config", lines);
  }

  Path write(String name, String... lines) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, String.join("\n", lines));
  }
}
