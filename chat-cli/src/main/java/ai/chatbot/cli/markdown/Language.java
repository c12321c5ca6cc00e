package ai.chatbot.cli.markdown;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a language's code is coloured by.
 *
 * @param token what stands outside of every region: a region's beginning, a number, a word or a
 *     sign
 * @param regions comments and strings by how they begin
 */
record Language(Set<String> keywords, boolean anyCase, Pattern token, Map<String, Region> regions) {
  private static final Style COMMENT = Style.PLAIN.asDim().asItalic();
  private static final Style STRING = Style.PLAIN.in(Style.GREEN);
  private static final Style KEYWORD = Style.PLAIN.in(Style.MAGENTA);
  private static final Style NUMBER = Style.PLAIN.in(Style.CYAN);
  private static final Map<String, Language> BY_NAME = new HashMap<>();

  private static final String C =
      "auto bool break case char class const continue default delete do double else enum extern"
          + " false float for goto if inline int long namespace new nullptr operator private"
          + " protected public return short signed sizeof static struct switch template this throw"
          + " true try catch typedef typename union unsigned using virtual void volatile while"
          + " #include #define #if #ifdef #ifndef #else #endif NULL";
  private static final String JAVA =
      "abstract assert boolean break byte case catch char class const continue default do double"
          + " else enum extends false final finally float for if implements import instanceof int"
          + " interface long native new null package permits private protected public record return"
          + " sealed short static super switch synchronized this throw throws transient true try"
          + " var void volatile while yield when";
  private static final String KOTLIN =
      " as by companion data fun in init internal is lateinit object open override suspend val"
          + " typealias where def match trait lazy given using";
  private static final String SHARP =
      " async await base bool checked decimal delegate event explicit foreach get in is lock"
          + " namespace object operator out override params readonly ref sbyte set sizeof string"
          + " struct uint ulong unsafe using value virtual";
  private static final String SCRIPT =
      "any as async await boolean break case catch class const continue debugger default delete do"
          + " else enum export extends false finally for from function get if implements import in"
          + " instanceof interface keyof let namespace never new null number of private protected"
          + " public readonly return set static string super switch this throw true try type typeof"
          + " undefined unknown var void while with yield";
  private static final String GO =
      "break case chan const continue default defer else fallthrough false for func go goto if"
          + " import interface iota map nil package range return select struct switch true type var"
          + " bool byte error float32 float64 int int32 int64 rune string uint";
  private static final String RUST =
      "as async await break const continue crate dyn else enum extern false fn for if impl in let"
          + " loop match mod move mut pub ref return self Self static struct super trait true type"
          + " unsafe use where while bool char f32 f64 i32 i64 str u8 u32 u64 usize";
  private static final String SWIFT =
      "as associatedtype break case catch class continue default defer do else enum extension false"
          + " for func guard if import in init inout is let nil private protocol public repeat"
          + " return self static struct super switch throw throws true try var where while";
  private static final String PHP =
      "abstract array as break case catch class clone const continue default do echo else elseif"
          + " extends false final finally fn for foreach function if implements include instanceof"
          + " interface match namespace new null private protected public require return static"
          + " switch this throw trait true try use var while yield";
  private static final String PYTHON =
      "False None True and as assert async await break case class continue def del elif else except"
          + " finally for from global if import in is lambda match nonlocal not or pass raise"
          + " return self try while with yield";
  private static final String RUBY =
      "alias and begin break case class def do else elsif end ensure false for if in module next"
          + " nil not or puts raise redo require rescue retry return self super then true undef"
          + " unless until when while yield";
  private static final String SHELL =
      "alias case cd do done echo elif else esac eval exec exit export fi for function if in local"
          + " printf read return set shift source sudo then trap unset until while";
  private static final String SQL =
      "add all alter and as asc begin between by case check column commit constraint create cross"
          + " default delete desc distinct drop else end exists foreign from full group having if"
          + " in index inner insert into is join key left like limit not null offset on or order"
          + " outer primary references returning right rollback select set table then union unique"
          + " update using values view when where with";
  private static final String TERRAFORM =
      "data dynamic false for for_each if in lifecycle locals module null output provider resource"
          + " terraform true variable";
  private static final String DOCKER =
      "ADD ARG AS CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL RUN SHELL STOPSIGNAL USER"
          + " VOLUME WORKDIR";
  private static final String LUA =
      "and break do else elseif end false for function goto if in local nil not or repeat return"
          + " then true until while";

  private static final Region SLASHES = Region.toLineEnd("//");
  private static final Region HASH = Region.toLineEnd("#");
  private static final Region DASHES = Region.toLineEnd("--");
  private static final Region STARS = new Region("/*", "*/", true, false, COMMENT);
  private static final Region MARKUP = new Region("<!--", "-->", true, false, COMMENT);
  private static final Region DOUBLE = Region.string("\"");
  private static final Region SINGLE = Region.string("'");
  private static final Region BACKTICK = new Region("`", "`", true, true, STRING);
  private static final Region TEXT_BLOCK = new Region("\"\"\"", "\"\"\"", true, true, STRING);
  private static final Region DOCSTRING = new Region("'''", "'''", true, true, STRING);

  private static final Language NONE =
      new Language(Set.of(), false, Pattern.compile("(?s)."), Map.of());

  static {
    add("c cc cpp c++ h hpp objc", C, SLASHES, STARS, DOUBLE, SINGLE);
    add("java", JAVA, SLASHES, STARS, TEXT_BLOCK, DOUBLE, SINGLE);
    add(
        "kotlin kt kts scala groovy gradle dart",
        JAVA + KOTLIN,
        SLASHES,
        STARS,
        TEXT_BLOCK,
        DOUBLE,
        SINGLE);
    add("csharp cs c#", JAVA + SHARP, SLASHES, STARS, TEXT_BLOCK, DOUBLE, SINGLE);
    add(
        "javascript js jsx mjs typescript ts tsx",
        SCRIPT,
        SLASHES,
        STARS,
        DOUBLE,
        SINGLE,
        BACKTICK);
    add("json json5 jsonc", "true false null", SLASHES, DOUBLE);
    add("go golang", GO, SLASHES, STARS, DOUBLE, SINGLE, BACKTICK);
    add("rust rs", RUST, SLASHES, STARS, DOUBLE);
    add("swift", SWIFT, SLASHES, STARS, TEXT_BLOCK, DOUBLE);
    add("php", PHP, SLASHES, HASH, STARS, DOUBLE, SINGLE);
    add("css scss less", "@import @media @keyframes important", STARS, DOUBLE, SINGLE);
    add("python py", PYTHON, HASH, TEXT_BLOCK, DOCSTRING, DOUBLE, SINGLE);
    add("ruby rb", RUBY, HASH, DOUBLE, SINGLE);
    add("bash sh shell zsh fish console", SHELL, HASH, DOUBLE, SINGLE);
    add("yaml yml toml ini properties conf", "true false null yes no on off", HASH, DOUBLE, SINGLE);
    add("hcl terraform tf", TERRAFORM, HASH, SLASHES, STARS, DOUBLE);
    add("dockerfile docker", DOCKER, HASH, DOUBLE, SINGLE);
    add("lua", LUA, DASHES, DOUBLE, SINGLE);
    add("html xml svg vue", "", MARKUP, DOUBLE);
    Language sql = of(SQL, true, DASHES, STARS, SINGLE, DOUBLE);
    List.of("sql", "postgresql", "mysql", "sqlite").forEach(name -> BY_NAME.put(name, sql));
  }

  /** The language that a fence names first; one without colours if it is not known. */
  static Language of(String info) {
    String name = info.split("[\\s{,:]", 2)[0].toLowerCase(Locale.ROOT);
    return BY_NAME.getOrDefault(name, NONE);
  }

  /** How a word, a number or a sign looks. */
  Style styleOf(String text) {
    if (Character.isDigit(text.charAt(0))) {
      return NUMBER;
    }
    return keywords.contains(anyCase ? text.toLowerCase(Locale.ROOT) : text)
        ? KEYWORD
        : Style.PLAIN;
  }

  private static void add(String names, String keywords, Region... regions) {
    Language language = of(keywords, false, regions);
    Stream.of(names.split(" ", -1)).forEach(name -> BY_NAME.put(name, language));
  }

  private static Language of(String keywords, boolean anyCase, Region... regions) {
    Map<String, Region> byBeginning = new LinkedHashMap<>();
    Arrays.stream(regions)
        .sorted(Comparator.comparingInt(region -> -region.begin().length()))
        .forEach(region -> byBeginning.put(region.begin(), region));
    return new Language(
        new HashSet<>(List.of(keywords.split(" ", -1))),
        anyCase,
        token(byBeginning.keySet()),
        byBeginning);
  }

  private static Pattern token(Set<String> beginnings) {
    String regions = beginnings.stream().map(Pattern::quote).collect(joining("|"));
    return Pattern.compile(
        regions + "|[0-9][\\w.]*|[#@]?[\\p{L}_$][\\p{L}\\p{N}_$]*|[ \\t]+|(?s).");
  }

  /**
   * A comment or a string.
   *
   * @param end how it ends
   * @param manyLines may it have lines? Otherwise it ends with its line
   * @param escapes does a backslash take away the meaning of what follows?
   */
  record Region(String begin, String end, boolean manyLines, boolean escapes, Style style) {
    static Region toLineEnd(String begin) {
      return new Region(begin, "\n", false, false, COMMENT);
    }

    static Region string(String quote) {
      return new Region(quote, quote, false, true, STRING);
    }
  }
}
