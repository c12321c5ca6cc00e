package ai.chatbot.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What each route is asked for when all is well: the rows of {@code authorization.csv}, where every
 * route has one, and what can be said otherwise.
 */
record KnownRequests(Map<String, List<String>> queries, Map<String, List<String>> bodies) {
  private static final String TABLE = "/ai/chatbot/web/authorization.csv";
  private static final Pattern NAME = Pattern.compile("<[a-z-]+>");
  private static final Pattern PARAMETER = Pattern.compile("([A-Za-z_]+)=");

  private static final String ASKED =
      """
      {"id":"<chat>","message":{"id":"<new>","role":"user","parts":[{"type":"text","text":"Hi"}]},\
      "selectedChatModel":"claude-haiku","selectedVisibilityType":"private"}\
      """;

  private static final String EDITED =
      """
      {"id":"<chat>","messages":[{"id":"<question>","role":"user",\
      "parts":[{"type":"text","text":"Hi"}]}],"trigger":"submit-message","messageId":"<question>"}\
      """;

  private static final String AGAIN =
      """
      {"id":"<chat>","messages":[],"trigger":"regenerate-message","messageId":"<answer>"}\
      """;

  private static final String ALLOWED =
      """
      {"id":"<waiting-chat>","messages":[{"id":"<waiting-answer>","role":"assistant","parts":[{\
      "type":"tool-getWeather","toolCallId":"call","state":"approval-responded",\
      "approval":{"id":"<approval>","approved":true,"reason":"Please"}}]}]}\
      """;

  private static final Map<String, List<String>> MORE_BODIES =
      Map.of(
          "POST /api/chat",
          List.of(ASKED, EDITED, AGAIN, ALLOWED),
          "PATCH /api/chat/{id}",
          List.of("{\"title\":\"Mine\",\"visibility\":\"public\"}"),
          "POST /api/document",
          List.of("{\"title\":\"T\",\"kind\":\"sheet\",\"content\":\"a,b\",\"after\":1}"),
          "POST /api/auth/register",
          List.of(
              "{\"email\":\"<new>@example.org\",\"password\":\"" + Household.PASSWORD + "\"}",
              "{\"email\":\"<email>\",\"password\":\"" + Household.PASSWORD + "\"}"),
          "POST /api/auth/login",
          List.of("{\"email\":\"<email>\",\"password\":\"" + Household.PASSWORD + "\"}"),
          "POST /api/auth/callback/credentials",
          List.of(
              "{\"email\":\"<email>\",\"password\":\"%s\",\"callbackUrl\":\"/chat/<chat>\"}"
                  .formatted(Household.PASSWORD)));

  private static final Map<String, List<String>> MORE_QUERIES =
      Map.of(
          "GET /api/history",
          List.of("limit=3", "ending_before=<chat>", "starting_after=<chat>&limit=100"),
          "GET /api/search",
          List.of("q=rivers+essay&limit=2"),
          "GET /login",
          List.of("error=no_match&redirectUrl=/chat/<chat>"),
          "GET /api/auth/guest",
          List.of("redirectUrl=http://localhost/chat/<chat>?x=1"));

  /** Those of the table, and more. */
  static KnownRequests read() {
    Map<String, List<String>> queries = new TreeMap<>();
    Map<String, List<String>> bodies = new TreeMap<>();
    for (String row : rows()) {
      List<String> cells = Stream.of(row.split("\\|")).map(String::strip).toList();
      String route = cells.get(0) + " " + cells.get(1);
      note(queries, route, cells.get(2), MORE_QUERIES);
      note(bodies, route, cells.get(3), MORE_BODIES);
    }
    return new KnownRequests(queries, bodies);
  }

  /** Queries for that route, or an empty one. */
  List<String> queries(String route) {
    return queries.getOrDefault(route, List.of(""));
  }

  /** Bodies for that route, or an empty one. */
  List<String> bodies(String route) {
    return bodies.getOrDefault(route, List.of(""));
  }

  /** The names of all parameters of all queries. */
  List<String> parameters() {
    return parametersOf(queries.values().stream().flatMap(List::stream).toList());
  }

  /** The names of all parameters of those queries. */
  static List<String> parametersOf(List<String> queries) {
    return queries.stream()
        .flatMap(query -> PARAMETER.matcher(query).results())
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }

  /** The names of all fields of all bodies. */
  List<String> fields() {
    return List.copyOf(
        bodies.values().stream()
            .flatMap(List::stream)
            .filter(body -> !body.isEmpty())
            .map(Visitor::parsed)
            .flatMap(JsonPlace::namesIn)
            .collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
  }

  private static void note(
      Map<String, List<String>> known, String route, String cell, Map<String, List<String>> more) {
    List<String> all = new ArrayList<>();
    all.add(cell.equals("-") ? "" : ours(cell));
    all.addAll(more.getOrDefault(route, List.of()));
    known.put(route, all);
  }

  /** A thing that only the table knows is one that nobody has. */
  private static String ours(String cell) {
    return NAME.matcher(cell)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    Household.NAMES.contains(found.group()) ? found.group() : "<new>"));
  }

  private static List<String> rows() {
    try (InputStream table = KnownRequests.class.getResourceAsStream(TABLE)) {
      byte[] bytes = Objects.requireNonNull(table, TABLE).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).lines().skip(1).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
