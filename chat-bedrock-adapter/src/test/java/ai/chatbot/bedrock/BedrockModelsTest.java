package ai.chatbot.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.bedrock.fake.ScriptedBedrock;
import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.model.ModelEvent;
import ai.chatbot.core.port.Health;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;

@Timeout(60)
final class BedrockModelsTest {
  private static final String PASSWORD = "changeit";
  private static final ScriptedBedrock.Script HELLO =
      answer -> answer.start().text("Hello").stop("end_turn", 1, 1);

  private final Map<String, String> before = new HashMap<>();

  @AfterEach
  void restoreTheProperties() {
    before.keySet().forEach(System::clearProperty);
  }

  @Test
  void endpointAndCredentialsComeFromTheSdksOwnSettings() throws Exception {
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(HELLO)) {
      useSettingsFor(bedrock);

      assertThat(textOf(BedrockModels.connect(BedrockSettings.in("eu-central-1"))))
          .isEqualTo("Hello");
      assertThat(bedrock.calls().getFirst().authorization())
          .contains("Credential=from-settings/", "/eu-central-1/bedrock/");
    }
  }

  @ParameterizedTest
  @EnumSource(HttpVersion.class)
  void anEndpointMaySpeakTls(HttpVersion http, @TempDir Path folder) throws Exception {
    Path store = selfSigned(folder);
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(HELLO, tls(store))) {
      useSettingsFor(bedrock);
      set("javax.net.ssl.trustStore", store.toString());
      set("javax.net.ssl.trustStorePassword", PASSWORD);

      assertThat(textOf(BedrockModels.connect(BedrockSettings.in("eu-central-1").over(http))))
          .isEqualTo("Hello");
      assertThat(bedrock.calls())
          .extracting(ScriptedBedrock.Call::protocol)
          .containsExactly(Asked.protocol(http));
    }
  }

  @Test
  void isUpWithCredentialsAndAsksNobody() throws Exception {
    try (ScriptedBedrock bedrock = ScriptedBedrock.playing(HELLO);
        BedrockModels models = Asked.at(bedrock.endpoint())) {
      assertThat(models.check()).isEqualTo(new Health.Up());
      assertThat(bedrock.calls()).isEmpty();
    }
  }

  @Test
  void isDownWithoutCredentials() {
    try (BedrockModels models =
        BedrockModels.connect(
            BedrockSettings.in("us-east-1"),
            client ->
                client.credentialsProvider(
                    AwsCredentialsProviderChain.of(SystemPropertyCredentialsProvider.create())))) {
      assertThat(models.check())
          .isInstanceOfSatisfying(
              Health.Down.class,
              down -> assertThat(down.reason()).contains("No AWS credentials were found"));
    }
  }

  private void useSettingsFor(ScriptedBedrock bedrock) {
    set("aws.endpointUrlBedrockRuntime", bedrock.endpoint().toString());
    set("aws.accessKeyId", "from-settings");
    set("aws.secretAccessKey", "a-secret-key");
  }

  private void set(String property, String value) {
    before.put(property, value);
    System.setProperty(property, value);
  }

  private static String textOf(BedrockModels models) throws InterruptedException {
    List<ModelEvent> events = new ArrayList<>();
    try (models) {
      models.model().generate(ARequest.hello(), events::add);
    }
    assertThat(events).last().isInstanceOf(ModelEvent.Finished.class);
    return ((ModelEvent.TextDelta) events.getFirst()).text();
  }

  private static Path selfSigned(Path folder) throws Exception {
    Path store = folder.resolve("store.p12");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "bedrock",
            "-keyalg",
            "EC",
            "-dname",
            "CN=127.0.0.1",
            "-ext",
            "san=ip:127.0.0.1",
            "-keystore",
            store.toString(),
            "-storepass",
            PASSWORD);
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).isZero();
    return store;
  }

  private static SSLContext tls(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    return tls;
  }
}
