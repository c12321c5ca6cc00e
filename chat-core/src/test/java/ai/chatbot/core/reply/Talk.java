package ai.chatbot.core.reply;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelMessage;
import ai.chatbot.core.tool.ApprovalId;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolState;
import ai.chatbot.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A conversation as it goes on, and every request that a model gets in it: one for each question,
 * and one more after each step of an answer but the last. No two texts in it are alike.
 */
final class Talk {
  private static final ToolOutcome CANCELLED = new ToolOutcome.Failed("This call was cancelled.");
  private static final ChatId CHAT = AQuestion.aChat();

  /** Some providers give a call's id again in a later answer. */
  private static final int IDS = 5;

  private final long tokens;
  private final List<Message> messages = new ArrayList<>();
  private final List<Request> requests = new ArrayList<>();
  private boolean tools = true;
  private int history;
  private int said;

  private Talk(long tokens) {
    this.tokens = tokens;
  }

  /** The requests of those moves, to models with windows of that size. */
  static List<Request> of(List<Move> moves, long tokens) {
    Talk talk = new Talk(tokens);
    moves.forEach(talk::make);
    return talk.requests;
  }

  /** Every two requests in a row to the same model between which nothing was edited. */
  static List<Pair> pairs(List<Request> requests) {
    return IntStream.range(1, requests.size())
        .filter(at -> requests.get(at).history() == requests.get(at - 1).history())
        .mapToObj(at -> new Pair(requests.get(at - 1), requests.get(at)))
        .toList();
  }

  /** Is one of the {@link Request#blocks()} a question? */
  static boolean isQuestion(String block) {
    return block.startsWith("USER Text[text=Q") || block.equals("USER Text[text=[No words]]");
  }

  private void make(Move move) {
    switch (move) {
      case Move.Ask(int words, List<Move.Step> steps) -> ask(words, steps);
      case Move.Edit(int question, int words, List<Move.Step> steps) -> {
        forget(question);
        ask(words, steps);
      }
      case Move.Switch(boolean next) -> {
        history += tools == next ? 0 : 1;
        tools = next;
      }
    }
  }

  /** Takes back a question and all that came after it. */
  private void forget(int question) {
    List<Integer> questions =
        IntStream.range(0, messages.size())
            .filter(at -> messages.get(at).role() == Role.USER)
            .boxed()
            .toList();
    if (!questions.isEmpty()) {
      int from = questions.get(question % questions.size());
      messages.subList(from, messages.size()).clear();
      history++;
    }
  }

  private void ask(int words, List<Move.Step> steps) {
    messages.add(Message.question(AQuestion.aMessage(), CHAT, text("Q", words), AQuestion.NOON));
    List<MessagePart> parts = new ArrayList<>();
    request(parts, 0);
    for (int step = 0; step < steps.size(); step++) {
      parts.addAll(parts(steps.get(step)));
      boolean callsAgain = tools && step < steps.size() - 1 && !steps.get(step).calls().isEmpty();
      if (callsAgain) {
        request(parts, step + 1);
      }
    }
    messages.add(answer(parts));
  }

  private void request(List<MessagePart> parts, int step) {
    List<Message> told = new ArrayList<>(messages);
    told.add(answer(parts));
    List<ModelMessage> turns = History.of(told, audience());
    List<ModelMessage> settled = History.of(messages, audience());
    requests.add(
        new Request(turns, settled, uncut(), reasoning(parts), outcomes(told), history, step));
  }

  private List<ModelMessage> uncut() {
    return History.of(messages, new Audience(Long.MAX_VALUE, Set.of(), tools, Map.of()));
  }

  /** What a model is to be told of all calls, if it is told of any. */
  private List<ToolOutcome> outcomes(List<Message> told) {
    return told.stream()
        .flatMap(message -> message.parts().stream())
        .flatMap(
            part ->
                tools && part instanceof MessagePart.ToolUse(var call, ToolState state)
                    ? Stream.of(outcome(state))
                    : Stream.empty())
        .toList();
  }

  private static ToolOutcome outcome(ToolState state) {
    return switch (state) {
      case ToolState.Settled(ToolOutcome outcome) -> outcome;
      case ToolState.Denied(var it, Optional<String> reason) ->
          new ToolOutcome.Failed(
              "The person did not allow this call. Their reason: " + reason.orElseThrow());
      case ToolState.Called it -> CANCELLED;
      case ToolState.Approved it -> CANCELLED;
      case ToolState.ApprovalRequested it -> CANCELLED;
    };
  }

  private Audience audience() {
    return new Audience(tokens, Set.of(), tools, Map.of());
  }

  private static Message answer(List<MessagePart> parts) {
    return Message.answer(AQuestion.aMessage(), CHAT, parts, Ending.FINISHED, AQuestion.NOON);
  }

  private List<MessagePart> parts(Move.Step step) {
    List<MessagePart> parts = new ArrayList<>(List.of(new MessagePart.StepStart()));
    if (step.thinks()) {
      parts.add(new MessagePart.Reasoning("U" + said++, null));
      parts.add(new MessagePart.Reasoning("R" + said, new Seal.Signature("S" + said++)));
    }
    parts.addAll(text("A", step.words()));
    step.calls().forEach(fate -> parts.add(call(fate)));
    return parts;
  }

  private List<MessagePart> text(String who, int words) {
    return List.of(
        new MessagePart.Text(words == 0 ? " \n" : who + said++ + " word".repeat(words - 1)));
  }

  private MessagePart call(Move.Fate fate) {
    ToolCall call = new ToolCall("C" + said % IDS, "look", Value.fields().with("at", "T" + said++));
    ApprovalId approval = new ApprovalId("P" + said);
    ToolState state =
        switch (fate) {
          case SUCCEEDED ->
              new ToolState.Settled(
                  new ToolOutcome.Succeeded(Value.fields().with("seen", "O" + said++)));
          case FAILED -> new ToolState.Settled(new ToolOutcome.Failed("F" + said++));
          case DENIED -> new ToolState.Denied(approval, Optional.of("D" + said++));
          case CUT_OFF -> new ToolState.Called();
          case APPROVED -> new ToolState.Approved(approval, Optional.empty());
          case UNDECIDED -> new ToolState.ApprovalRequested(approval);
        };
    return new MessagePart.ToolUse(call, state);
  }

  private static List<String> reasoning(List<MessagePart> parts) {
    return parts.stream()
        .flatMap(
            part ->
                part instanceof MessagePart.Reasoning(String text, Seal seal) && seal != null
                    ? Stream.of(new ModelBlock.Reasoning(text, seal).toString())
                    : Stream.empty())
        .toList();
  }

  /**
   * What a model was told.
   *
   * @param settled the same without the running answer
   * @param uncut all that it would be told had it room
   * @param runningReasoning what it thought in the running answer
   * @param outcomes what became of all calls
   * @param history another for every edit and every change of the model
   * @param step how many calls there were in this answer before
   */
  record Request(
      List<ModelMessage> turns,
      List<ModelMessage> settled,
      List<ModelMessage> uncut,
      List<String> runningReasoning,
      List<ToolOutcome> outcomes,
      int history,
      int step) {
    long settledTokens() {
      return tokens(settled);
    }

    long uncutTokens() {
      return tokens(uncut);
    }

    private static long tokens(List<ModelMessage> turns) {
      return TokenEstimate.ofBlocks(turns.stream().flatMap(turn -> turn.blocks().stream()));
    }

    long questions() {
      return blocks().stream().filter(Talk::isQuestion).count();
    }

    /** Turn by turn and block by block, as a provider's cache sees it. */
    List<String> blocks() {
      return turns.stream()
          .flatMap(turn -> turn.blocks().stream().map(block -> turn.role() + " " + block))
          .toList();
    }

    List<String> blocksWithoutReasoning() {
      return blocks().stream().filter(block -> !block.startsWith("ASSISTANT Reasoning")).toList();
    }
  }

  /** Two requests in a row; once its answer is over, reasoning no longer counts. */
  record Pair(Request earlierRequest, Request laterRequest) {
    List<String> earlier() {
      return isWithinAnAnswer() ? earlierRequest.blocks() : earlierRequest.blocksWithoutReasoning();
    }

    List<String> later() {
      return laterRequest.blocks();
    }

    /** How many blocks of the earlier one the later one lacks; the rest of it begins the later. */
    int cut() {
      List<String> all = earlier();
      return IntStream.range(0, all.size())
          .filter(from -> isQuestion(all.get(from)))
          .filter(from -> begins(all.subList(from, all.size()), later()))
          .findFirst()
          .orElse(all.size());
    }

    private static boolean begins(List<String> beginning, List<String> whole) {
      return whole.size() >= beginning.size()
          && whole.subList(0, beginning.size()).equals(beginning);
    }

    boolean isWithinAnAnswer() {
      return laterRequest.step() > 0;
    }
  }
}
