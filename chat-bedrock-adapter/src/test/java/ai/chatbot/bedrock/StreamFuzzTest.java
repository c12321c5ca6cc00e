package ai.chatbot.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.bedrock.fake.EventFrames;
import ai.chatbot.bedrock.fake.ScriptedBedrock;
import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.model.ModelEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Streams whose bytes are damaged on the way. Whatever comes: one end, never a success that lacks
 * something, never a word that was not said.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StreamFuzzTest {
  private static final int DAMAGES = 150;
  private static final String TEXT = "Grüße, 世界 😀! ";
  private static final int DELTAS = 20;

  private final AtomicReference<byte[]> stream = new AtomicReference<>(new byte[0]);
  private ScriptedBedrock bedrock;
  private BedrockModels models;

  @BeforeAll
  void open() {
    bedrock =
        ScriptedBedrock.playing(
            answer -> {
              answer.start().bytes(stream.get());
              answer.end();
            });
    models = Asked.at(bedrock.endpoint());
  }

  @AfterAll
  void close() {
    models.close();
    bedrock.close();
  }

  /** A way to damage bytes. */
  enum Damage {
    TRUNCATED {
      @Override
      byte[] done(byte[] bytes, int at, Random random) {
        return Arrays.copyOf(bytes, at);
      }
    },
    ONE_BIT {
      @Override
      byte[] done(byte[] bytes, int at, Random random) {
        byte[] damaged = bytes.clone();
        damaged[at] ^= (byte) (1 << random.nextInt(8));
        return damaged;
      }
    },
    SOME_BYTES_LOST {
      @Override
      byte[] done(byte[] bytes, int at, Random random) {
        int end = Math.min(bytes.length, at + 1 + random.nextInt(40));
        return joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, end, bytes.length));
      }
    },
    NOISE_BETWEEN {
      @Override
      byte[] done(byte[] bytes, int at, Random random) {
        byte[] noise = new byte[1 + random.nextInt(40)];
        random.nextBytes(noise);
        return joined(
            joined(Arrays.copyOf(bytes, at), noise), Arrays.copyOfRange(bytes, at, bytes.length));
      }
    };

    abstract byte[] done(byte[] bytes, int at, Random random);
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void damageOnTheWayIsNeverASuccessThatLacksSomething(Damage damage) throws Exception {
    byte[] sound = sound();
    String said = TEXT.repeat(DELTAS);
    int failed = 0;
    for (int seed = 0; seed < DAMAGES; seed++) {
      Random random = new Random(seed);
      List<ModelEvent> events = answerTo(damage.done(sound, random.nextInt(sound.length), random));

      assertThat(said).as("seed %d", seed).startsWith(textOf(events));
      if (endOf(events) instanceof ModelEvent.Finished) {
        assertThat(textOf(events)).as("seed %d", seed).isEqualTo(said);
      } else {
        failed++;
      }
    }
    assertThat(failed).isGreaterThan(DAMAGES / 2);
  }

  @Test
  void theSameBytesUndamagedAreASuccess() throws Exception {
    List<ModelEvent> events = answerTo(sound());

    assertThat(textOf(events)).isEqualTo(TEXT.repeat(DELTAS));
    assertThat(endOf(events)).isInstanceOf(ModelEvent.Finished.class);
  }

  @Test
  void aMegabyteInOneDeltaComesWhole() throws Exception {
    String novel = TEXT.repeat(50_000);

    assertThat(textOf(answerTo(joined(delta(Map.of("text", novel)), end())))).isEqualTo(novel);
  }

  @Test
  void eventsAndFieldsThatNobodyKnowsArePassedOver() throws Exception {
    byte[] strange =
        joined(
            joined(
                EventFrames.event("somethingNew", Map.of("a", List.of(1, 2))),
                EventFrames.event("contentBlockDelta", Map.of("contentBlockIndex", 0))),
            joined(
                EventFrames.event("contentBlockStart", Map.of()),
                EventFrames.event("contentBlockStop", Map.of())));

    List<ModelEvent> events = answerTo(joined(strange, sound()));

    assertThat(textOf(events)).isEqualTo(TEXT.repeat(DELTAS));
    assertThat(endOf(events)).isInstanceOf(ModelEvent.Finished.class);
  }

  @Test
  void aCharacterThatIsCutBetweenTwoEventsIsWhole() throws Exception {
    byte[] cut = joined(textInJson("So \\uD83D"), textInJson("\\uDE00 it is"));

    assertThat(textOf(answerTo(joined(cut, end())))).isEqualTo("So 😀 it is");
  }

  @Test
  void bytesThatAreNoTextAreAFailure() throws Exception {
    byte[] smile = "😀".getBytes(StandardCharsets.UTF_8);
    byte[] cut =
        joined(textInBytes(Arrays.copyOf(smile, 2)), textInBytes(Arrays.copyOfRange(smile, 2, 4)));

    List<ModelEvent> events = answerTo(joined(cut, sound()));

    assertThat(endOf(events)).isInstanceOf(ModelEvent.Failed.class);
    assertThat(textOf(events)).isEmpty();
  }

  @Test
  void aLengthThatNoMessageHasIsAFailureAndNotAnAllocation() throws Exception {
    byte[] prelude = {0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xf0, 0, 0, 0, 10, 0, 0, 0, 0};
    CRC32 checksum = new CRC32();
    checksum.update(prelude, 0, 8);
    for (int i = 0; i < 4; i++) {
      prelude[8 + i] = (byte) (checksum.getValue() >>> (24 - 8 * i));
    }

    assertThat(endOf(answerTo(joined(prelude, sound()))))
        .isInstanceOfSatisfying(
            ModelEvent.Failed.class,
            failed ->
                assertThat(failed.failure().report().words()).contains("Illegal payload size"));
  }

  private List<ModelEvent> answerTo(byte[] bytes) throws InterruptedException {
    stream.set(bytes);
    List<ModelEvent> events = new ArrayList<>();
    models.model().generate(ARequest.hello(), events::add);
    return events;
  }

  private static byte[] sound() {
    byte[] sound = new byte[0];
    for (int i = 0; i < DELTAS; i++) {
      sound = joined(sound, delta(Map.of("text", TEXT)));
    }
    return joined(sound, end());
  }

  private static byte[] delta(Map<String, ?> delta) {
    return EventFrames.event("contentBlockDelta", Map.of("contentBlockIndex", 0, "delta", delta));
  }

  private static byte[] textInJson(String text) {
    return textInBytes(bytes(text));
  }

  private static byte[] textInBytes(byte[] text) {
    return EventFrames.event(
        "contentBlockDelta",
        joined(
            joined(bytes("{\"contentBlockIndex\": 0, \"delta\": {\"text\": \""), text),
            bytes("\"}}")));
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] end() {
    return joined(
        EventFrames.event("contentBlockStop", Map.of("contentBlockIndex", 0)),
        joined(
            EventFrames.event("messageStop", Map.of("stopReason", "end_turn")),
            EventFrames.event(
                "metadata", Map.of("usage", Map.of("inputTokens", 1, "outputTokens", 1)))));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }

  private static ModelEvent endOf(List<ModelEvent> events) {
    assertThat(events)
        .filteredOn(
            event -> event instanceof ModelEvent.Finished || event instanceof ModelEvent.Failed)
        .containsExactly(events.getLast());
    return events.getLast();
  }

  private static String textOf(List<ModelEvent> events) {
    return events.stream()
        .filter(ModelEvent.TextDelta.class::isInstance)
        .map(event -> ((ModelEvent.TextDelta) event).text())
        .collect(Collectors.joining());
  }
}
