package ai.chatbot.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.conversation.SearchWords;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The database and {@link SearchWords} are of one mind about what a word is. */
final class WordsOfTest {
  @RegisterExtension static final ADatabase DATABASE = ADatabase.embedded();

  /** From here on there are ideographs alone. */
  private static final int LAST_PLANES = 0x20000;

  /** Letters that this release of either side does not know yet are left out. */
  private static final String WORDS =
      """
      select text, tsvector_to_array(words_of(text)) as words
      from unnest(:texts) as text
      where unicode_assigned(text)
      """;

  @Test
  void everyCharacterIsTheSameToBoth() {
    List<Pair> pairs = pairs();

    assertThat(pairs).hasSizeGreaterThan(50_000).allMatch(Pair::agrees);
  }

  private static List<Pair> pairs() {
    String[] texts =
        IntStream.range(1, LAST_PLANES)
            .filter(Character::isDefined)
            .filter(point -> Character.getType(point) != Character.SURROGATE)
            .filter(point -> Character.getType(point) != Character.PRIVATE_USE)
            .mapToObj(Character::toString)
            .map("a%sb"::formatted)
            .toArray(String[]::new);
    return DATABASE
        .sql()
        .withHandle(
            handle ->
                handle
                    .createQuery(WORDS)
                    .bindArray("texts", String.class, (Object[]) texts)
                    .map(WordsOfTest::pair)
                    .list());
  }

  private static Pair pair(ResultSet row, StatementContext context) throws SQLException {
    return new Pair(row.getString("text"), Set.of((String[]) row.getArray("words").getArray()));
  }

  private record Pair(String text, Set<String> stored) {
    boolean agrees() {
      return SearchWords.of(text).all().equals(stored);
    }
  }
}
