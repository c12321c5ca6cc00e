package ai.chatbot.postgres;

import ai.chatbot.core.reply.CleanText;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** JSON text as it stands in a jsonb column. */
final class Json {
  /** Deeper than what may come in, so that whatever was let in can be stored and read. */
  private static final int DEEPEST = 2_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(Integer.MAX_VALUE)
                          .build())
                  .streamWriteConstraints(
                      StreamWriteConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  static <T> String array(Collection<T> values, Function<? super T, ? extends JsonNode> node) {
    ArrayNode array = MAPPER.createArrayNode();
    values.forEach(value -> array.add(node.apply(value)));
    return write(array);
  }

  static <T> List<T> list(String array, Function<JsonNode, ? extends T> value) {
    return StreamSupport.stream(read(array).spliterator(), false).<T>map(value).toList();
  }

  private static String write(JsonNode node) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = new Storable(MAPPER.createGenerator(text))) {
      MAPPER.writeTree(generator, node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row holds what is not JSON", e);
    }
  }

  /** Makes every string and every field's name storable. */
  private static final class Storable extends JsonGeneratorDelegate {
    Storable(JsonGenerator generator) {
      super(generator, false);
    }

    @Override
    public void writeString(String text) throws IOException {
      super.writeString(CleanText.of(text));
    }

    @Override
    public void writeFieldName(String name) throws IOException {
      super.writeFieldName(CleanText.of(name));
    }
  }
}
