package ai.chatbot.web;

import ai.chatbot.web.AnyRequest.Caller;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.Tuple;

/** Requests to each of some routes in turn, from well-formed ones to nonsense. */
final class AnyRequests {
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
  private static final String JSON = "Content-Type: application/json";

  /** One that takes a segment, or one that takes all that is left. */
  private static final Pattern PARAMETER = Pattern.compile("\\{\\w+}|<\\w+>");

  private final KnownRequests known = KnownRequests.read();
  private final List<String> fields = known.fields();
  private final List<String> parameters = known.parameters();
  private final List<String> routes;
  private final List<String> round = new ArrayList<>();

  AnyRequests(Set<String> routes) {
    this.routes =
        routes.stream()
            .sorted()
            .flatMap(route -> Collections.nCopies(turns(route), route).stream())
            .toList();
  }

  /** How many requests are a round, in which each route is asked. */
  int inARound() {
    return routes.size();
  }

  Arbitrary<AnyRequest> all() {
    return Arbitraries.<String>fromGenerator(random -> Shrinkable.unshrinkable(next(random)))
        .flatMap(this::to);
  }

  /** Where more can be said there is more to go wrong. */
  private int turns(String route) {
    boolean takesABody = known.bodies(route).stream().anyMatch(body -> body.length() > 2);
    boolean takesAQuery = known.queries(route).stream().anyMatch(query -> !query.isEmpty());
    return takesABody ? 4 : takesAQuery ? 3 : 1;
  }

  /** Those routes that end something for the others come last. */
  private String next(Random random) {
    if (round.isEmpty()) {
      round.addAll(routes);
      Collections.shuffle(round, random);
      round.sort(Comparator.comparing(AnyRequests::isEnd));
    }
    return round.removeFirst();
  }

  private static boolean isEnd(String route) {
    return route.startsWith("DELETE") || route.endsWith("/password");
  }

  private Arbitrary<AnyRequest> to(String route) {
    String method = route.substring(0, route.indexOf(' '));
    String path = route.substring(route.indexOf(' ') + 1);
    return Combinators.combine(callers(), methods(method), path(path), query(route), body(route))
        .flatAs(
            (caller, sent, target, query, body) ->
                Combinators.combine(extras(), nonsense())
                    .as(
                        (extra, nonsense) ->
                            new AnyRequest(
                                route,
                                caller,
                                sent,
                                target.text() + query,
                                joined(body.type(), extra, nonsense),
                                body.text(),
                                target.isPath() && nonsense.isEmpty() && isWord(sent))));
  }

  private static Arbitrary<Caller> callers() {
    return Arbitraries.frequency(
        Tuple.of(8, Caller.OWNER),
        Tuple.of(3, Caller.GUEST),
        Tuple.of(2, Caller.STRANGER),
        Tuple.of(1, Caller.NOBODY));
  }

  private static Arbitrary<String> methods(String own) {
    return Arbitraries.frequencyOf(
        Tuple.of(24, Arbitraries.just(own)),
        Tuple.of(
            1,
            Arbitraries.of(
                "GET",
                "HEAD",
                "POST",
                "PUT",
                "PATCH",
                "DELETE",
                "OPTIONS",
                "TRACE",
                "CONNECT",
                "get",
                "BREW",
                "X".repeat(300))));
  }

  private static boolean isWord(String method) {
    return Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS").contains(method);
  }

  /** A route's path, with values in place of its parameters. */
  private static Arbitrary<Path> path(String route) {
    Matcher parameter = PARAMETER.matcher(route);
    if (!parameter.find()) {
      return Arbitraries.frequencyOf(
          Tuple.of(24, Arbitraries.just(new Path(route, true))),
          Tuple.of(
              1,
              Arbitraries.of(
                  new Path(route + "/", false),
                  new Path(route + ";a=b", false),
                  new Path("/" + route, false),
                  new Path("/." + route, false),
                  new Path("http://localhost" + route, false))));
    }
    String before = route.substring(0, parameter.start());
    String after = route.substring(parameter.end());
    Arbitrary<Path> good =
        Arbitraries.of(values(before)).map(it -> new Path(before + it + after, true));
    Arbitrary<Path> odd = OddTexts.segment().map(it -> new Path(before + it + after, false));
    return Arbitraries.frequencyOf(Tuple.of(5, good), Tuple.of(1, odd));
  }

  /** Things that the noun before them names, more often than others. */
  private static List<String> values(String before) {
    String noun = before.replaceAll("s?/$", "").replaceAll(".*/", "");
    List<String> named =
        Stream.concat(
                Household.NAMES.stream(), Stream.of("js/texts.js", "nothing.js", "not-a-uuid"))
            .collect(Collectors.toCollection(ArrayList::new));
    for (int i = 0; i < 6; i++) {
      Household.NAMES.stream()
          .filter(name -> name.contains(noun) && !noun.isEmpty())
          .forEach(named::add);
    }
    return named;
  }

  private Arbitrary<String> query(String route) {
    Arbitrary<String> base = Arbitraries.of(known.queries(route));
    List<String> own = KnownRequests.parametersOf(known.queries(route));
    Arbitrary<String> name =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.of(own.isEmpty() ? parameters : own)),
            Tuple.of(3, Arbitraries.of(parameters)),
            Tuple.of(1, OddTexts.parameter()));
    Arbitrary<String> more =
        Combinators.combine(name, OddTexts.parameter()).as((key, value) -> key + "=" + value);
    Arbitrary<List<String>> changes =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(List.of())),
            Tuple.of(3, more.list().ofMinSize(1).ofMaxSize(4)));
    return Combinators.combine(base, changes, Arbitraries.integers().between(0, 9))
        .as(AnyRequests::query);
  }

  /** What is added comes first, where it is what is read, or last, or it stands alone. */
  private static String query(String base, List<String> more, int how) {
    List<String> all = new ArrayList<>(more);
    if (!base.isEmpty() && (how > 0 || more.isEmpty())) {
      all.add(how % 4 == 1 ? 0 : more.size(), base);
    }
    return all.isEmpty() ? "" : "?" + String.join("&", all);
  }

  private Arbitrary<Body> body(String route) {
    Arbitrary<String> known = Arbitraries.of(this.known.bodies(route));
    Arbitrary<Body> good = known.map(text -> new Body(JSON, text));
    if (route.startsWith("GET")) {
      return Arbitraries.frequencyOf(
          Tuple.of(9, Arbitraries.just(new Body("", ""))), Tuple.of(1, changed(known)));
    }
    return Arbitraries.frequencyOf(
        Tuple.of(2, good),
        Tuple.of(9, changed(known)),
        Tuple.of(2, form(known)),
        Tuple.of(2, noise(known)));
  }

  private Arbitrary<Body> changed(Arbitrary<String> known) {
    Arbitrary<Changing> changes =
        Combinators.combine(
                changes(),
                Arbitraries.integers().between(0, 40),
                Arbitraries.of(fields),
                OddTexts.json())
            .as(Changing::new);
    Arbitrary<Integer> some = Arbitraries.frequency(Tuple.of(3, 1), Tuple.of(1, 2), Tuple.of(1, 3));
    return Combinators.combine(known, some.flatMap(many -> changes.list().ofSize(many)))
        .as((text, all) -> new Body(JSON, all.stream().reduce(text, Changing::in, (a, b) -> b)));
  }

  private static Arbitrary<JsonPlace.Change> changes() {
    return Arbitraries.frequency(
        Tuple.of(4, JsonPlace.Change.REPLACED),
        Tuple.of(3, JsonPlace.Change.REMOVED),
        Tuple.of(1, JsonPlace.Change.SAID_TWICE),
        Tuple.of(1, JsonPlace.Change.JOINED_BY_ANOTHER));
  }

  /** The fields of that body as a page's form sends them, some with something odd in them. */
  private Arbitrary<Body> form(Arbitrary<String> known) {
    Arbitrary<String> value =
        Arbitraries.frequencyOf(
            Tuple.of(2, OddTexts.parameter()),
            Tuple.of(1, Arbitraries.of(Household.PASSWORD.replace(' ', '+'))));
    Arbitrary<String> pair =
        Combinators.combine(Arbitraries.of(fields), value).as((name, it) -> name + "=" + it);
    return Combinators.combine(known, pair.list().ofMaxSize(4))
        .as((text, more) -> new Body(FORM, formOf(text, more)));
  }

  private static String formOf(String json, List<String> more) {
    Stream<String> own =
        json.isEmpty()
            ? Stream.of()
            : Visitor.parsed(json).properties().stream()
                .map(field -> field.getKey() + "=" + field.getValue().asText());
    return Stream.concat(more.stream(), own).collect(Collectors.joining("&"));
  }

  /** What was cut off, or never was anything. */
  private static Arbitrary<Body> noise(Arbitrary<String> known) {
    Arbitrary<String> cut =
        Combinators.combine(known, Arbitraries.integers().between(0, 60))
            .as((text, end) -> text.substring(0, Math.min(end, text.length())));
    Arbitrary<String> bytes =
        Arbitraries.integers()
            .between(0x80, 0xFF)
            .map(Wire::oneByte)
            .list()
            .ofMaxSize(50)
            .map(all -> String.join("", all));
    return Combinators.combine(
            Arbitraries.of(JSON, FORM, "Content-Type: text/plain", "Content-Type: image/png"),
            Arbitraries.oneOf(cut, bytes, OddTexts.text(), OddTexts.json()))
        .as(Body::new);
  }

  private static Arbitrary<List<String>> extras() {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(List.of())),
        Tuple.of(1, OddHeaders.line().list().ofMaxSize(3)));
  }

  private static Arbitrary<List<String>> nonsense() {
    return Arbitraries.frequencyOf(
        Tuple.of(12, Arbitraries.just(List.of())),
        Tuple.of(1, OddHeaders.nonsense().map(List::of)));
  }

  /** The type comes first unless another one is among the others. */
  private static List<String> joined(String type, List<String> extra, List<String> nonsense) {
    List<String> all = new ArrayList<>(extra);
    if (!type.isEmpty() && extra.stream().noneMatch(line -> line.startsWith("Content-Type"))) {
      all.addFirst(type);
    }
    all.addAll(nonsense);
    return all;
  }

  /** A path, or what only stands where one should. */
  private record Path(String text, boolean isPath) {}

  /** A body and the header that says what it is. */
  private record Body(String type, String text) {}

  /** One change of a JSON body. */
  private record Changing(JsonPlace.Change change, int where, String name, String raw) {
    static String in(String json, Changing changing) {
      return JsonPlace.changed(
          json, changing.change(), changing.where(), changing.name(), changing.raw());
    }
  }
}
