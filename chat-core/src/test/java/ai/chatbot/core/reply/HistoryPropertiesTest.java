package ai.chatbot.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.ARequest;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.tool.ToolOutcome;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/**
 * What holds of every request of every conversation: of questions, answers with tools, failures,
 * denials, edits and changes of the model, in any order.
 */
final class HistoryPropertiesTest {
  private static final long ROOMY = 1_000_000;
  private static final long TIGHT = 400;

  @Property
  void rolesAlternateFromTheUsersToTheUsers(@ForAll("talks") List<Move> moves) {
    for (Talk.Request request : Talk.of(moves, TIGHT)) {
      List<Role> roles = request.turns().stream().map(ModelMessage::role).toList();
      assertThat(roles)
          .isEqualTo(
              IntStream.range(0, roles.size())
                  .mapToObj(at -> at % 2 == 0 ? Role.USER : Role.ASSISTANT)
                  .toList());
      assertThat(roles.size() % 2).isEqualTo(1);
    }
  }

  @Property
  void everyCallHasItsResultInTheNextTurnAndNothingElseHasOne(@ForAll("talks") List<Move> moves) {
    for (Talk.Request request : Talk.of(moves, TIGHT)) {
      List<ModelMessage> turns = request.turns();
      assertThat(answered(turns.getFirst())).isEmpty();
      for (int at = 0; at < turns.size() - 1; at++) {
        assertThat(answered(turns.get(at + 1))).isEqualTo(called(turns.get(at)));
      }
      assertThat(called(turns.getLast())).isEmpty();
    }
  }

  @Property
  void everyRequestIsOneThatBedrockTakes(@ForAll("talks") List<Move> moves) {
    for (Talk.Request request : Talk.of(moves, TIGHT)) {
      assertThat(ARequest.asking(request.turns(), List.of()).messages()).isNotEmpty();
    }
  }

  /** That a block of text is not blank, {@link ModelBlock.Text} says itself. */
  @Property
  void noTurnIsEmpty(@ForAll("talks") List<Move> moves) {
    for (Talk.Request request : Talk.of(moves, TIGHT)) {
      assertThat(request.turns()).isNotEmpty().noneMatch(turn -> turn.blocks().isEmpty());
    }
  }

  @Property
  void aRequestIsTheBeginningOfTheNextUnlessSomethingWasEdited(@ForAll("talks") List<Move> moves) {
    for (Talk.Pair pair : Talk.pairs(Talk.of(moves, ROOMY))) {
      assertThat(pair.later()).startsWith(pair.earlier().toArray(String[]::new));
    }
  }

  @Property
  void aFullWindowLosesWholeTurnsFromTheOldestAndWhatIsLeftStaysAsItWas(
      @ForAll("talks") List<Move> moves) {
    long cuts = 0;
    for (Talk.Pair pair : Talk.pairs(Talk.of(moves, TIGHT))) {
      int from = pair.cut();
      assertThat(pair.later().getFirst()).matches(Talk::isQuestion);
      assertThat(from == 0 || !pair.isWithinAnAnswer()).isTrue();
      assertThat(from == 0 || pair.laterRequest().uncutTokens() > TIGHT).isTrue();
      cuts += from == 0 ? 0 : 1;
    }
    Statistics.label("requests after a cut")
        .collect(cuts > 0)
        .coverage(seen -> seen.check(true).percentage(percent -> percent > 10));
  }

  @Property
  void theWindowIsKeptUnlessTheLastTurnAloneIsLarger(@ForAll("talks") List<Move> moves) {
    for (Talk.Request request : Talk.of(moves, TIGHT)) {
      assertThat(request.settledTokens() <= TIGHT || request.questions() == 1).isTrue();
    }
  }

  @Property
  void theSameMessagesAlwaysGiveTheSameTurns(@ForAll("talks") List<Move> moves) {
    assertThat(Talk.of(moves, TIGHT)).isEqualTo(Talk.of(moves, TIGHT));
  }

  @Property
  void reasoningGoesBackInTheRunningAnswerAlone(@ForAll("talks") List<Move> moves) {
    for (Talk.Request request : Talk.of(moves, ROOMY)) {
      List<String> reasoning =
          request.turns().stream()
              .flatMap(turn -> turn.blocks().stream())
              .filter(ModelBlock.Reasoning.class::isInstance)
              .map(Object::toString)
              .toList();
      assertThat(reasoning).isEqualTo(request.runningReasoning());
    }
  }

  @Provide
  Arbitrary<List<Move>> talks() {
    return Arbitraries.frequencyOf(
            Tuple.of(8, asking()),
            Tuple.of(1, editing()),
            Tuple.of(1, Arbitraries.of(true, false).map(Move.Switch::new)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(14);
  }

  private static Arbitrary<Move> asking() {
    return Combinators.combine(words(), step().list().ofMaxSize(4)).as(Move.Ask::new);
  }

  private static Arbitrary<Move> editing() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 20), words(), step().list().ofMaxSize(3))
        .as(Move.Edit::new);
  }

  private static Arbitrary<Move.Step> step() {
    return Combinators.combine(
            Arbitraries.of(true, false),
            words(),
            Arbitraries.of(Move.Fate.class).list().ofMaxSize(3))
        .as(Move.Step::new);
  }

  @Property
  void aModelIsToldWhatBecameOfEachCall(@ForAll("talks") List<Move> moves) {
    for (Talk.Request request : Talk.of(moves, ROOMY)) {
      List<ToolOutcome> told =
          request.turns().stream()
              .flatMap(turn -> turn.blocks().stream())
              .flatMap(
                  block ->
                      block instanceof ModelBlock.ToolResult(var id, ToolOutcome outcome)
                          ? Stream.of(outcome)
                          : Stream.empty())
              .toList();
      assertThat(told).isEqualTo(request.outcomes());
    }
  }

  /** How many words are said; none at all is a blank. */
  private static Arbitrary<Integer> words() {
    return Arbitraries.integers().between(0, 60);
  }

  private static List<String> called(ModelMessage turn) {
    return turn.blocks().stream()
        .flatMap(
            block ->
                block instanceof ModelBlock.ToolUse(var call)
                    ? Stream.of(call.id())
                    : Stream.empty())
        .toList();
  }

  private static List<String> answered(ModelMessage turn) {
    return turn.blocks().stream()
        .flatMap(
            block ->
                block instanceof ModelBlock.ToolResult(var id, var it)
                    ? Stream.of(id)
                    : Stream.empty())
        .toList();
  }
}
