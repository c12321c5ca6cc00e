package ai.chatbot.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Headers that nobody expects, as whole lines. */
final class OddHeaders {
  private static final Map<String, List<String>> VALUES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "Last-Event-ID",
                  List.of(
                      "<answer>:0",
                      "<answer>:3",
                      "<answer>:2147483647",
                      "<answer>:99999999999",
                      "<new>:1",
                      "<answer>:-1",
                      "<answer>",
                      ":",
                      "",
                      "a:b:c")),
              Map.entry("X-Chat-Follow", List.of("1", "0", "", "yes")),
              Map.entry(
                  "Cookie",
                  List.of(
                      "chat-session=",
                      "chat-session=..",
                      "chat-session=a.b.c",
                      "chat-session=eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.",
                      "chat-session=eyJhbGciOiJIUzI1NiJ9.e30.AAAA",
                      "chat-session=\"open",
                      "__Host-chat-session=x",
                      "a=b; ; =; c",
                      "$Version=1; a=b; $Path=/",
                      "a=" + "b".repeat(3_000))),
              Map.entry(
                  "Origin",
                  List.of(
                      "null",
                      "",
                      "http://localhost",
                      "https://localhost",
                      "http://evil.example",
                      "a b",
                      "http://[::1",
                      "file://")),
              Map.entry(
                  "Sec-Fetch-Site",
                  List.of("none", "same-origin", "same-site", "cross-site", "", "odd")),
              Map.entry(
                  "Accept-Encoding",
                  List.of("gzip", "br", "gzip;q=0", "gzip;q=two", "*", "", "gzip, gzip, , x")),
              Map.entry("Accept", List.of("text/html", "*/*;q=x", "", "text/event-stream")),
              Map.entry(
                  "X-Forwarded-For",
                  List.of(
                      "",
                      ",",
                      "unknown",
                      "10.9.9.9:80",
                      "[::1]:1",
                      "::1",
                      "999.1.1.1",
                      "1.2.3.4, ",
                      "fe80::1%eth0",
                      "1:2:3:4:5:6:7:8:9")),
              Map.entry(
                  "X-Forwarded-Proto",
                  List.of("https", "HTTP", "ftp", "", ",", "javascript:", "a b")),
              Map.entry(
                  "X-Forwarded-Host",
                  List.of(
                      "evil.example", "", ",", "a b", "localhost:99999", "[::1", "x".repeat(300))),
              Map.entry("X-Auth-Return-Redirect", List.of("1", "")),
              Map.entry("CloudFront-Viewer-Latitude", List.of("46.95", "999", "-1e5", "", "NaN")),
              Map.entry("CloudFront-Viewer-Longitude", List.of("7.45", "-181", "x")),
              Map.entry(
                  "CloudFront-Viewer-City",
                  List.of("Bern", "%C3%A9", "%zz", "%", "%00", "a+b", "")),
              Map.entry("Range", List.of("bytes=0-1", "bytes=9-1", "x")),
              Map.entry("If-None-Match", List.of("*", "\"x", "")),
              Map.entry("If-Modified-Since", List.of("yesterday", "Thu, 01 Jan 1970 00:00:00 GMT")),
              Map.entry("Referer", List.of("http://evil.example/", "::")),
              Map.entry(
                  "Content-Type",
                  List.of(
                      "application/json; charset=utf-8",
                      "application/json; charset=utf-16",
                      "application/json; charset=nonsense",
                      "application/json; charset=",
                      "application/x-www-form-urlencoded",
                      "application/x-www-form-urlencoded; charset=nonsense",
                      "application/x-www-form-urlencoded; charset=utf-16",
                      "multipart/form-data",
                      "multipart/form-data; boundary=x",
                      "multipart/form-data; boundary=\"",
                      "text/plain",
                      "text/html; charset=\"utf-8",
                      "/",
                      ";",
                      ""))));

  private static final List<String> NO_HTTP =
      List.of(
          "Content-Length: -1",
          "Content-Length: abc",
          "Content-Length: 99999999999999999999",
          "Content-Length: 5",
          "Content-Length: 0",
          "Content-Length: 200000",
          "Content-Length: 1\r\nContent-Length: 2",
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: gzip, chunked",
          "Transfer-Encoding: nonsense",
          "Content-Encoding: gzip",
          "Host: evil.example",
          "Host:",
          "Host: a b",
          "Host: [::1",
          "Host: localhost:99999",
          "Host: localhost\r\nHost: localhost",
          "Host: " + Wire.oneByte(0xFF),
          "Expect: nonsense",
          "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13",
          "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
          "Connection: close, , x",
          "No colon",
          ": no name",
          " folded: line",
          "A\u0000: b",
          "X: a\u0000b",
          "X: " + Wire.oneByte(0xFF) + Wire.oneByte(0x80),
          "Cookie: chat-session=" + Wire.oneByte(0xC3),
          "Last-Event-ID: " + "9".repeat(9_000),
          IntStream.range(0, 300)
              .mapToObj(i -> "X-" + i + ": y")
              .collect(Collectors.joining("\r\n")));

  private OddHeaders() {}

  /** In order as HTTP goes. */
  static Arbitrary<String> line() {
    return Arbitraries.of(VALUES.keySet())
        .flatMap(
            name ->
                Arbitraries.of(VALUES.getOrDefault(name, List.of(""))).map(it -> name + ": " + it));
  }

  /** Not HTTP, or lies about what follows. */
  static Arbitrary<String> nonsense() {
    return Arbitraries.of(NO_HTTP);
  }
}
