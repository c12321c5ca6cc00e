package ai.chatbot.bedrock.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.eventstream.HeaderValue;
import software.amazon.awssdk.eventstream.Message;

/** The bytes of Bedrock's answers: JSON, and messages in the event stream's binary framing. */
public final class EventFrames {
  private static final JsonMapper JSON = new JsonMapper();

  private EventFrames() {}

  /** One whole message that tells an event, with both its checksums right. */
  public static byte[] event(String type, Map<String, ?> payload) {
    return event(type, json(payload));
  }

  /** The same with a payload that need not be JSON. */
  public static byte[] event(String type, byte[] payload) {
    return frame("event", ":event-type", type, payload);
  }

  /** One whole message that ends a stream with an exception. */
  public static byte[] exception(String type, String message) {
    return frame("exception", ":exception-type", type, json(Map.of("message", message)));
  }

  static byte[] json(Object value) {
    try {
      return JSON.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + value, e);
    }
  }

  private static byte[] frame(String kind, String typeHeader, String type, byte[] payload) {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    headers.put(":message-type", HeaderValue.fromString(kind));
    headers.put(typeHeader, HeaderValue.fromString(type));
    headers.put(":content-type", HeaderValue.fromString("application/json"));
    return new Message(headers, payload).toByteBuffer().array();
  }
}
