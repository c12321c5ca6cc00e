package ai.chatbot.cli;

import ai.chatbot.cli.sqlite.FileUnusable;
import ai.chatbot.core.port.Finding;
import ai.chatbot.web.CannotStart;
import ai.chatbot.web.Schema;
import ai.chatbot.web.SchemaState;
import ai.chatbot.web.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where chats are kept, and whether they can be. */
record DatabaseCheck(Surroundings around, Settings settings) {
  private static final String NAME = "database";
  private static final String SCHEMA = "schema";

  List<Finding> findings() {
    return settings.postgresUrl().isPresent() ? server() : List.of(file(Keeping.file(around)));
  }

  private List<Finding> server() {
    try {
      SchemaState state = Schema.state(settings);
      return List.of(Finding.ok(NAME, state.server()), schema(state.pending()));
    } catch (CannotStart e) {
      return List.of(Finding.wrong(NAME, withRights(String.valueOf(e.getMessage()))));
    }
  }

  private static Finding schema(List<String> pending) {
    return pending.isEmpty()
        ? Finding.ok(SCHEMA, "up to date")
        : Finding.wrong(
            SCHEMA,
            "Pending migrations (%s): run chat migrate, or start the server, which runs them."
                .formatted(String.join(", ", pending)));
  }

  private static String withRights(String sentence) {
    return sentence.replaceFirst(
        "lets this user in\\.$",
        "lets this user in; on RDS, that its security group lets this machine in.");
  }

  /** Makes none that is not there yet. */
  private Finding file(Path file) {
    if (!Files.exists(file)) {
      return future(file);
    }
    try (Notebook _ = new Keeping(around, settings).of(Optional.empty())) {
      return Finding.ok(NAME, "chats are kept in the file " + file);
    } catch (FileUnusable e) {
      return Finding.wrong(NAME, String.valueOf(e.getMessage()));
    }
  }

  private static Finding future(Path file) {
    return nearestThere(file).filter(DatabaseCheck::takesFiles).isPresent()
        ? Finding.ok(NAME, "chats will be kept in the file " + file)
        : Finding.wrong(
            NAME,
            "Chats cannot be kept in %s (it cannot be made): make the folder writable, choose another with XDG_DATA_HOME, or keep nothing with --no-save."
                .formatted(file));
  }

  private static Optional<Path> nearestThere(Path file) {
    return Stream.iterate(file.toAbsolutePath(), folder -> folder != null, Path::getParent)
        .filter(Files::exists)
        .findFirst();
  }

  private static boolean takesFiles(Path folder) {
    return Files.isDirectory(folder) && Files.isWritable(folder);
  }
}
