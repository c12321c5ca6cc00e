package ai.chatbot.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Texts that were somebody's downfall, for every place where a request can have one. */
final class OddTexts {
  private static final int LONGEST = 100_000;
  private static final int LONGEST_IN_A_HEAD = 20_000;

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "\ud800",
          "\udc00\ud800",
          "\ufeff",
          "\u202egnp",
          "\ud83d\udc69\u200d\ud83d\udcbb",
          "null",
          "undefined",
          "-1",
          "1e9",
          "<b>bold</b>",
          "\"'`;--",
          "' OR 1=1",
          "%s%n%d",
          "${jndi:ldap://localhost/x}",
          "{{7*7}}",
          "../../etc/passwd",
          "/login",
          "//evil.example/",
          "http://evil.example/chat",
          "javascript:alert(1)",
          "/\\evil.example",
          "/a\r\nSet-Cookie: a=b",
          "public",
          "private",
          "claude-haiku",
          "regenerate-message",
          "up",
          "none",
          "sheet",
          "2026-01-10T09:00:00.000Z",
          "+1000000000-12-31T23:59:59.999999999Z",
          "-1000000000-01-01T00:00:00Z",
          "00000000-0000-0000-0000-000000000000",
          "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
          "1-1-1-1-1",
          Household.PASSWORD,
          "somebody@example.org");

  private static final List<String> WRONG_TYPES =
      List.of("null", "true", "0", "1.5", "[]", "{}", "\"\"", "[null]");

  private static final List<String> JSON =
      List.of(
          "false",
          "-0.0",
          "1",
          "-1",
          "2147483648",
          "99999999999999999999999999999999",
          "1e400",
          "-1e-400",
          "1e999999999",
          "1".repeat(2_000),
          "NaN",
          "01",
          "[[],{}]",
          "{\"\":null}",
          "{\"id\":\"<chat>\",\"id\":\"<answer>\"}",
          "[".repeat(400) + "]".repeat(400),
          "{\"a\":".repeat(900) + "0" + "}".repeat(900),
          "[".repeat(5_000),
          "\"\\ud800\"",
          "\"\\u0000\"",
          "\"\\x\"",
          "\"open",
          "\"a\nb\"",
          "\"" + Wire.oneByte(0xFF) + Wire.oneByte(0xC0) + Wire.oneByte(0x80) + "\"",
          "\"" + Wire.oneByte(0xED) + Wire.oneByte(0xA0) + Wire.oneByte(0x80) + "\"",
          "{\"type\":\"text\",\"text\":\"Hi\"}",
          "[{\"type\":\"text\",\"text\":\"Hi\"},{\"type\":\"text\",\"text\":\"there\"}]",
          "{\"type\":\"file\",\"url\":\"/api/files/x\",\"mediaType\":\"image/png\"}",
          "{\"id\":\"<approval>\",\"approved\":false}");

  private static final List<String> BROKEN_ESCAPES =
      List.of(
          "%",
          "%z",
          "%zz",
          "%2",
          "%00",
          "%C3",
          "%FF%FE",
          "%ED%A0%80",
          "%C0%AF",
          "%0d%0aa:b",
          "+",
          "=",
          "&",
          ";",
          "%26",
          "%25",
          "[]",
          "%F0%9F%98%80",
          "é");

  private static final List<String> SEGMENTS =
      List.of(
          "",
          ".",
          "..",
          "%2e%2e",
          "%2E",
          "a%2Fb",
          "%2F",
          "%5C",
          "%00",
          "%zz",
          "%",
          "%C0%AF",
          "%FF",
          "%u0041",
          "<chat>;jsessionid=1",
          ";",
          "<chat>%20",
          "<chat>/",
          "<chat>/..",
          "a b",
          "{id}",
          "é",
          "\u0000",
          "*",
          "#",
          "?",
          Wire.oneByte(0xFF),
          "x".repeat(3_000),
          "x".repeat(12_000));

  private OddTexts() {}

  /** What a string can be, however long. */
  static Arbitrary<String> text() {
    return texts(LONGEST);
  }

  /** What a JSON value can be, as it stands on the wire, which is not always JSON. */
  static Arbitrary<String> json() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.of(WRONG_TYPES)),
        Tuple.of(3, Arbitraries.of(JSON)),
        Tuple.of(4, text().map(JsonPlace::quoted)));
  }

  /** What a value in a query or in a form can be. */
  static Arbitrary<String> parameter() {
    return Arbitraries.frequencyOf(
        Tuple.of(2, Arbitraries.of(BROKEN_ESCAPES)),
        Tuple.of(2, Arbitraries.integers().between(-1, 1_000).map(String::valueOf)),
        Tuple.of(4, texts(LONGEST_IN_A_HEAD).map(OddTexts::escaped)));
  }

  /** What can stand in a path between two slashes, and in no path. */
  static Arbitrary<String> segment() {
    return Arbitraries.of(SEGMENTS);
  }

  private static Arbitrary<String> texts(int longest) {
    Arbitrary<Integer> length =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.integers().between(0, 600)),
            Tuple.of(1, Arbitraries.integers().between(longest / 4, longest)));
    return Arbitraries.frequencyOf(
        Tuple.of(8, Arbitraries.of(TEXTS)),
        Tuple.of(6, Arbitraries.of(Household.NAMES)),
        Tuple.of(2, Arbitraries.strings().ofMaxLength(30)),
        Tuple.of(
            5,
            Combinators.combine(Arbitraries.of("a", "<", "\"", "é ", "😀"), length)
                .as((piece, size) -> piece.repeat(size / piece.length()))));
  }

  /**
   * Names of things stay as they are, to be found; what has no encoding becomes a question mark.
   */
  private static String escaped(String text) {
    return Household.NAMES.contains(text) ? text : URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
