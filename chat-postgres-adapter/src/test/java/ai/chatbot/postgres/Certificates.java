package ai.chatbot.postgres;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Certificates of our own making, by the JDK's keytool. */
record Certificates(Path folder) {
  private static final String PASSWORD = "changeit";

  /** A new authority of that name; gives its certificate's file. */
  Path authority(String name) throws IOException, InterruptedException {
    generate(name, "-ext", "bc:c");
    return export(name, folder.resolve(name + ".pem"));
  }

  /** What a server shows, signed by that authority, and its key, put where the server looks. */
  void issue(String authority, String subject, Path data)
      throws IOException, InterruptedException, GeneralSecurityException {
    generate("server", "-signer", authority, "-ext", "san=" + subject);
    export("server", data.resolve("server.crt"));
    Path key = data.resolve("server.key");
    Files.writeString(key, key(), US_ASCII);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
  }

  private void generate(String name, String... more) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-validity",
                "2",
                "-dname",
                "CN=" + name));
    arguments.addAll(List.of(more));
    keytool(arguments);
  }

  private Path export(String name, Path file) throws IOException, InterruptedException {
    keytool(List.of("-exportcert", "-rfc", "-alias", name, "-file", file.toString()));
    return file;
  }

  private void keytool(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    command.addAll(List.of("-keystore", store().toString(), "-storepass", PASSWORD));
    Process tool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(tool.waitFor()).as("what keytool makes of %s", arguments).isZero();
  }

  private String key() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store())) {
      store.load(in, PASSWORD.toCharArray());
    }
    byte[] key = store.getKey("server", PASSWORD.toCharArray()).getEncoded();
    return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
        .formatted(Base64.getMimeEncoder().encodeToString(key));
  }

  private Path store() {
    return folder.resolve("keys.p12");
  }
}
