package ai.chatbot.postgres;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Chats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the database goes about each statement where there are 100,000 chats. */
final class ScaleTest {
  private static final String ADDS_ALONE = "adds a row and looks for none";
  private static final String FEW_ROWS = "is about leases, of which each instance has one";

  /** The statements of which no index is asked, and why. */
  private static final Map<String, String> LEFT_OUT =
      Map.ofEntries(
          entry("DocumentSql.ADD_VERSION", ADDS_ALONE),
          entry("MessageSql.ADD_ANSWER", ADDS_ALONE),
          entry("ReplySql.BEGIN", ADDS_ALONE),
          entry("TurnSql.ADD_TO_LEDGER", ADDS_ALONE),
          entry("UserSql.ADD_ACCOUNT", ADDS_ALONE),
          entry(
              "ChatSql.SEARCH", "is seen at work below, since it goes about its words as they are"),
          entry("ReplySql.RENEW_LEASE", FEW_ROWS),
          entry("ReplySql.END_LEASE", FEW_ROWS),
          entry("ReplySql.FORGET_LEASES", FEW_ROWS),
          entry("ReplySql.END_ALL_LEASES", FEW_ROWS),
          entry("ReplySql.HAS_LEASE", FEW_ROWS));

  @RegisterExtension static final ADatabase DATABASE = ADatabase.embedded();

  private static Handle handle;

  @BeforeAll
  static void fill() {
    handle = DATABASE.sql().open();
    handle.execute(OldRows.read("a-hundred-thousand-chats.sql"));
    handle.execute("vacuum analyze");
  }

  @AfterAll
  static void close() {
    handle.close();
  }

  @Test
  void thereAreAHundredThousandChats() {
    assertThat(rows("select count(*)::text from chats")).containsExactly("100000");
    assertThat(rows("select count(*)::text from messages")).containsExactly("200000");
  }

  @ParameterizedTest
  @MethodSource("indexed")
  void everyStatementHasItsIndex(String name) {
    assertThat(Asker.values())
        .allSatisfy(
            asker ->
                assertThat(asker.plan(handle, sql(name)))
                    .anyMatch(line -> line.contains("Index"))
                    .noneMatch(ScaleTest::readsAWholeTable));
  }

  @Test
  void onlyStatementsThatAreThereAreLeftOut() {
    assertThat(statements().keySet()).containsAll(LEFT_OUT.keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ChatSql.NEWEST", "ChatSql.OLDER", "ChatSql.NEWER"})
  void aPageIsReadInItsOrder(String name) {
    assertThat(Asker.values())
        .allSatisfy(
            asker ->
                assertThat(asker.plan(handle, sql(name)))
                    .anyMatch(line -> line.contains("using chats_by_owner"))
                    .noneMatch(line -> line.contains("Sort")));
  }

  @ParameterizedTest
  @EnumSource
  void aSearchHasItsIndex(Asker asker) {
    assertThat(asker.course(handle, ChatSql.SEARCH))
        .anyMatch(line -> line.contains("using messages_by_chat"))
        .noneMatch(ScaleTest::readsAWholeTable);
  }

  @Test
  void aRareWordIsLookedUpAndACommonOneIsReadOffTheNewestChats() {
    String words = "Bitmap Index Scan on messages_by_word";

    assertThat(Asker.OF_MUCH_FOR_A_RARE_WORD.course(handle, ChatSql.SEARCH))
        .anyMatch(line -> line.contains(words));
    assertThat(Asker.OF_MUCH_FOR_A_COMMON_WORD.course(handle, ChatSql.SEARCH))
        .noneMatch(line -> line.contains(words));
  }

  @Test
  void aSearchFindsWhatIsOldAndTheNewestOfWhatIsMuch() {
    UserId user = new UserId(Asker.OF_MUCH_FOR_A_RARE_WORD.user());
    Chats chats = DATABASE.storage().stores().chats();

    assertThat(chats.search(user, "aurora", 20))
        .extracting(found -> found.chat().title())
        .containsExactly(
            "On the sky 80020",
            "On the sky 60020",
            "On the sky 40020",
            "On the sky 20020",
            "On the sky 20");
    assertThat(chats.search(user, "sky", 3))
        .extracting(found -> found.chat().title())
        .containsExactly("On the sky 100000", "On the sky 99980", "On the sky 99960");
  }

  /** Or each deletion would read the whole table that refers to what it deletes. */
  @Test
  void everyReferenceHasItsIndex() {
    assertThat(rows("select conname from pg_constraint where contype = 'f'"))
        .contains("messages_chat_fkey");
    assertThat(
            rows(
                """
                select conname from pg_constraint
                where contype = 'f'
                  and not exists (
                    select from pg_index
                    where indrelid = conrelid
                      and indpred is null
                      and indkey[0] = conkey[1])
                """))
        .isEmpty();
  }

  private static List<String> rows(String sql) {
    return handle.createQuery(sql).mapTo(String.class).list();
  }

  private static boolean readsAWholeTable(String line) {
    return line.contains("Seq Scan") && !line.contains("Seq Scan on leases");
  }

  private static String sql(String name) {
    return requireNonNull(statements().get(name));
  }

  static Stream<String> indexed() {
    return statements().keySet().stream().filter(name -> !LEFT_OUT.containsKey(name));
  }

  /** All that is said to the database, by the names of the constants that hold it. */
  private static Map<String, String> statements() {
    Map<String, String> statements = new TreeMap<>();
    classes()
        .flatMap(type -> Stream.of(type.getDeclaredFields()))
        .filter(constant -> !Modifier.isPrivate(constant.getModifiers()))
        .forEach(constant -> statements.put(name(constant), value(constant)));
    assertThat(statements).containsKeys("ChatSql.NEWEST", "ReplySql.APPEND", "UserSql.DELETE_IDLE");
    return statements;
  }

  private static Stream<Class<?>> classes() {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith("Sql.class"))
          .<Class<?>>map(ScaleTest::named)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      return Path.of(requireNonNull(ChatSql.class.getResource("ChatSql.class")).toURI())
          .resolveSibling("");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> named(String file) {
    try {
      return Class.forName(
          ChatSql.class.getPackageName() + "." + file.substring(0, file.lastIndexOf('.')));
    } catch (ClassNotFoundException e) {
      throw new LinkageError(file + " holds no class", e);
    }
  }

  private static String name(Field constant) {
    return constant.getDeclaringClass().getSimpleName() + "." + constant.getName();
  }

  private static String value(Field constant) {
    try {
      return requireNonNull((String) constant.get(null));
    } catch (IllegalAccessException e) {
      throw new LinkageError(constant + " cannot be read", e);
    }
  }
}
