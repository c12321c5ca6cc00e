package ai.chatbot.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.conversation.Ending;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What has happened in all runs: a test in which something never happens says nothing of it. */
final class Tally {
  private final Map<Ending, Integer> endings = new EnumMap<>(Ending.class);
  private int continuations;
  private int deleted;
  private int taken;
  private int toolsAllowed;
  private int crashes;

  void add(List<String> story, Cluster cluster) {
    Facts facts = cluster.facts();
    facts.closings().forEach(it -> endings.merge(it.message().ending(), 1, Integer::sum));
    continuations += facts.replies().size() - facts.asked().size();
    deleted += count(facts.replies().stream().filter(cluster::isDeleted).count());
    taken += count(facts.replies().stream().filter(cluster::mayHaveLostItsTail).count());
    toolsAllowed += cluster.weatherAsked().size();
    crashes += count(story.stream().filter(each -> each.endsWith("crashes")).count());
  }

  /** Something of everything, and not once only. */
  void assertIsRich() {
    assertThat(endings).as(toString()).containsOnlyKeys(Ending.values());
    assertThat(List.of(continuations, deleted, taken, toolsAllowed, crashes))
        .as(toString())
        .allMatch(times -> times > 20);
  }

  private static int count(long number) {
    return Math.toIntExact(number);
  }

  @Override
  public String toString() {
    return "%s, %d continuations, %d deleted, %d taken, %d tools allowed, %d crashes"
        .formatted(endings, continuations, deleted, taken, toolsAllowed, crashes);
  }
}
