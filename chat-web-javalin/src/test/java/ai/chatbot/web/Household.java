package ai.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.web.AnyRequest.Caller;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** People who ask from one address of their own, and their things under the names of requests. */
final class Household {
  static final String PASSWORD = "a long enough password";

  /** What can stand in a request for a thing; {@code <new>} is another one each time. */
  static final List<String> NAMES =
      List.of(
          "<chat>",
          "<question>",
          "<answer>",
          "<document>",
          "<suggestion>",
          "<waiting-chat>",
          "<waiting-answer>",
          "<approval>",
          "<their-chat>",
          "<their-document>",
          "<email>",
          "<new>");

  private final Wire wire;
  private final String address;
  private final Map<Caller, String> sessions = new EnumMap<>(Caller.class);
  private final Map<String, String> things = new LinkedHashMap<>();

  /** Moves in under that number, which no other household of the server has. */
  Household(Wire wire, int number) {
    this.wire = wire;
    this.address = "10.%d.%d.%d".formatted(number >> 16, number >> 8 & 0xFF, number & 0xFF);
    sessions.put(Caller.GUEST, session(ask(Caller.NOBODY, "GET", "/", "")));
    things.put("<their-chat>", UUID.randomUUID().toString());
    register(Caller.STRANGER);
    essay(Caller.STRANGER, "<their-chat>");
    things.put("<their-document>", things.get("<document>"));
    things.put("<chat>", UUID.randomUUID().toString());
    things.put("<waiting-chat>", UUID.randomUUID().toString());
    things.put("<email>", register(Caller.OWNER));
    essay(Caller.OWNER, "<chat>");
    suggestions();
    approval();
    assertThat(things).doesNotContainValue("");
  }

  String address() {
    return address;
  }

  Optional<String> session(Caller caller) {
    return Optional.ofNullable(sessions.get(caller));
  }

  /** That text, with the things in it that it names. */
  String filled(String text) {
    String filled = text;
    if (filled.contains("<")) {
      for (Map.Entry<String, String> thing : things.entrySet()) {
        filled = filled.replace(thing.getKey(), thing.getValue());
      }
      filled = filled.replace("<new>", UUID.randomUUID().toString());
    }
    return filled;
  }

  /** Moves out, with all that can still be found. */
  void leave() {
    ask(Caller.GUEST, "DELETE", "/api/me", "");
    for (Caller caller : List.of(Caller.OWNER, Caller.STRANGER)) {
      ask(caller, "DELETE", "/api/me", "{\"password\":\"" + PASSWORD + "\"}");
    }
  }

  private String register(Caller caller) {
    String email = UUID.randomUUID() + "@example.org";
    String account = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD);
    RawAnswer answer = ask(Caller.NOBODY, "POST", "/api/auth/register", account);
    sessions.put(caller, session(answer));
    return email;
  }

  private void essay(Caller caller, String chat) {
    say(caller, chat, "Write an essay about rivers");
    JsonNode messages = messages(caller, chat);
    things.put("<question>", messages.at("/0/id").asText());
    things.put("<answer>", messages.at("/1/id").asText());
    things.put("<document>", messages.at("/1/parts/2/output/id").asText());
  }

  private void suggestions() {
    say(Caller.OWNER, "<chat>", ObligingModel.SUGGEST + things.get("<document>"));
    RawAnswer suggested = ask(Caller.OWNER, "GET", "/api/suggestions?documentId=<document>", "");
    things.put("<suggestion>", Visitor.parsed(suggested.body()).at("/0/id").asText());
  }

  private void approval() {
    say(Caller.OWNER, "<waiting-chat>", ObligingModel.WEATHER);
    JsonNode answer = messages(Caller.OWNER, "<waiting-chat>").path(1);
    things.put("<waiting-answer>", answer.path("id").asText());
    things.put("<approval>", answer.findPath("approval").path("id").asText());
  }

  private void say(Caller caller, String chat, String text) {
    String question =
        """
        {"id":"%s","message":{"id":"<new>","role":"user","parts":[{"type":"text","text":"%s"}]}}\
        """
            .formatted(chat, text);
    RawAnswer answer = ask(caller, "POST", "/api/chat", question);
    assertThat(answer.body()).endsWith("data: [DONE]\n\n");
  }

  private JsonNode messages(Caller caller, String chat) {
    return Visitor.parsed(ask(caller, "GET", "/api/chat/" + chat + "/messages", "").body());
  }

  private RawAnswer ask(Caller caller, String method, String target, String body) {
    return wire.send(AnyRequest.of(caller, method, target, body).in(this));
  }

  private static String session(RawAnswer answer) {
    String cookie = answer.header("Set-Cookie").orElseThrow();
    return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
  }
}
