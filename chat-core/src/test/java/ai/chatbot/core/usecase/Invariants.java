package ai.chatbot.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.contract.People;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessageId;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.conversation.Role;
import ai.chatbot.core.port.Place;
import ai.chatbot.core.reply.MessageAssembler;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.reply.ReplyId;
import ai.chatbot.core.tool.Approval;
import ai.chatbot.core.tool.ApprovalId;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolState;
import ai.chatbot.core.value.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What holds whatever happens; {@link #observe} looks between two steps, {@link #check} at last.
 */
final class Invariants {
  private static final int DEGREES = 90;

  private final Cluster cluster;
  private final Map<ChatId, List<Message>> messages = new HashMap<>();
  private final Map<ReplyId, List<ReplyEvent>> logs = new HashMap<>();
  private final Set<ChatId> mayLose = new HashSet<>();
  private final Set<Place> mayBeAskedFor = new HashSet<>();

  Invariants(Cluster cluster) {
    this.cluster = cluster;
  }

  /** The place of that number, as a tool's input. */
  static Value.Fields place(int number) {
    return Value.fields().with("latitude", number % DEGREES).with("longitude", number / DEGREES);
  }

  /** That chat may lose messages and replies until it is observed again. */
  void allowLosses(ChatId chat) {
    mayLose.add(chat);
  }

  /** Somebody is about to say those words on calls in those messages. */
  void says(List<Approval> words, List<Message> all) {
    Set<ApprovalId> granted =
        words.stream().filter(Approval::granted).map(Approval::id).collect(Collectors.toSet());
    toolUses(all)
        .filter(
            use ->
                use.state() instanceof ToolState.ApprovalRequested(ApprovalId id)
                    && granted.contains(id))
        .forEach(use -> mayBeAskedFor.add(place(use.call())));
  }

  /** Nothing that was stored is lost, and one reply lives in a chat. */
  void observe(List<ChatId> chats) {
    for (ChatId chat : chats) {
      List<Message> now = cluster.stores().messages().of(chat);
      if (!mayLose.contains(chat)) {
        assertNoneIsLost(messages.getOrDefault(chat, List.of()), now);
      }
      messages.put(chat, now);
      assertThat(cluster.live()).filteredOn(it -> it.chat().equals(chat)).hasSizeLessThan(2);
    }
    cluster.facts().replies().forEach(this::observe);
    mayLose.clear();
  }

  private void observe(Reply reply) {
    List<ReplyEvent> before = logs.getOrDefault(reply.id(), List.of());
    List<ReplyEvent> now = cluster.stores().replies().read(reply.id(), 0);
    if (!cluster.isDeleted(reply)) {
      assertBegins(now, before);
      logs.put(reply.id(), now);
    } else if (logs.remove(reply.id()) != null) {
      assertThat(mayLose).as("of %s, which is deleted", reply).contains(reply.chat());
    }
  }

  private static void assertNoneIsLost(List<Message> before, List<Message> now) {
    assertBegins(ids(now), ids(before));
    for (int at = 0; at < before.size(); at++) {
      if (before.get(at).role() == Role.USER) {
        assertThat(now.get(at)).isEqualTo(before.get(at));
      } else {
        assertGoesOn(before.get(at).parts(), now.get(at).parts());
      }
    }
  }

  private static List<MessageId> ids(List<Message> all) {
    return all.stream().map(Message::id).toList();
  }

  private static void assertGoesOn(List<MessagePart> before, List<MessagePart> now) {
    assertThat(now).hasSizeGreaterThanOrEqualTo(before.size());
    for (int at = 0; at < before.size(); at++) {
      if (before.get(at) instanceof MessagePart.ToolUse(ToolCall call, ToolState was)
          && now.get(at) instanceof MessagePart.ToolUse(ToolCall still, ToolState is)) {
        assertThat(still).isEqualTo(call);
        assertThat(was.equals(is) || !isOver(was)).as("%s became %s", was, is).isTrue();
      } else {
        assertThat(now.get(at)).isEqualTo(before.get(at));
      }
    }
  }

  private static boolean isOver(ToolState state) {
    return switch (state) {
      case ToolState.Settled it -> true;
      case ToolState.Denied it -> true;
      case ToolState.Called it -> false;
      case ToolState.Approved it -> false;
      case ToolState.ApprovalRequested it -> false;
    };
  }

  /** All that is checked once nothing lives any more. */
  void check(List<Watcher> watchers) {
    assertThat(cluster.live()).isEmpty();
    cluster.facts().closings().forEach(this::check);
    assertThat(cluster.facts().closings()).extracting(Facts.Closing::reply).doesNotHaveDuplicates();
    cluster.facts().replies().forEach(reply -> check(reply, watchers));
    checkTools();
    checkAllowance();
    checkCalls();
    for (Cluster.Instance instance : cluster.all()) {
      if (!instance.isCrashed()) {
        assertThat(instance.trouble().bugs().soFar()).isEmpty();
        assertThat(instance.trouble().storeFailures().soFar()).isEmpty();
      }
    }
  }

  /** The message is what the log adds up to, and the log is whole. */
  private void check(Facts.Closing closing) {
    List<ReplyEvent> log = closing.log();
    if (log.isEmpty()) {
      return;
    }
    assertWellFormed(log);
    assertThat(closing.message().ending()).isEqualTo(Reading.end(log).ending());
    List<MessagePart> earlier = cluster.facts().earlier(closing.reply());
    assertThat(closing.message().parts())
        .isEqualTo(new MessageAssembler(earlier).with(log).parts());
  }

  /** A call that waits for a person's word may stay open. */
  private static void assertWellFormed(List<ReplyEvent> events) {
    Set<String> waiting =
        events.stream()
            .filter(ReplyEvent.ApprovalRequested.class::isInstance)
            .map(event -> ((ReplyEvent.ApprovalRequested) event).callId())
            .collect(Collectors.toSet());
    Reading.assertWellFormed(
        events.stream()
            .filter(
                event ->
                    !(event instanceof ReplyEvent.ToolCalled(var call)
                        && waiting.contains(call.id())))
            .toList());
  }

  private void check(Reply reply, List<Watcher> all) {
    List<Watcher> watchers =
        all.stream().filter(watcher -> watcher.reply().id().equals(reply.id())).toList();
    List<ReplyEvent> log = cluster.stores().replies().read(reply.id(), 0);
    if (!log.isEmpty()) {
      checkStored(reply, log);
    }
    List<List<ReplyEvent>> bodies = new ArrayList<>(List.of(body(reply, log)));
    for (Watcher watcher : watchers) {
      assertThat(watcher.fault()).as(watcher.toString()).isNull();
      if (watcher.hasSeenTheEnd()) {
        checkEnd(watcher, log);
      }
      bodies.add(body(reply, watcher.seen()));
    }
    assertAreOneSequence(bodies);
  }

  private void checkStored(Reply reply, List<ReplyEvent> log) {
    List<Facts.Closing> closings =
        cluster.facts().closings().stream()
            .filter(closing -> closing.reply().equals(reply.id()))
            .toList();
    assertThat(closings).hasSize(1);
    assertThat(closings.getFirst().log()).isEqualTo(log);
    cluster.stores().messages().of(reply.chat()).stream()
        .filter(message -> message.id().equals(reply.answer()))
        .forEach(message -> assertGoesOn(closings.getFirst().message().parts(), message.parts()));
  }

  /**
   * Who read on an instance that lives, of a reply that nobody else closed, saw what is stored. One
   * that lost its reply has shown words that are not stored, and shows the stored end after them.
   * One that crashed, or was closed before its reply ended elsewhere, shows an end of its own, or
   * none.
   */
  private void checkEnd(Watcher watcher, List<ReplyEvent> log) {
    List<ReplyEvent> seen = watcher.seen();
    boolean cameTooLate = log.isEmpty() && seen.size() == 1;
    if (!cameTooLate) {
      assertWellFormed(seen);
    }
    if (!watcher.instance().isCrashed() && !log.isEmpty() && !wasSentAway(watcher, log)) {
      if (cluster.mayHaveLostItsTail(watcher.reply())) {
        assertThat(seen.getLast()).isEqualTo(log.getLast());
      } else {
        assertThat(seen).as(watcher.toString()).isEqualTo(log);
      }
    }
  }

  private static boolean wasSentAway(Watcher watcher, List<ReplyEvent> log) {
    return watcher.instance().isClosing()
        && Reading.end(watcher.seen()).equals(new ReplyEnd.Interrupted())
        && !Reading.end(log).equals(new ReplyEnd.Interrupted());
  }

  /** What was said, without the events that close it at its end. */
  private List<ReplyEvent> body(Reply reply, List<ReplyEvent> events) {
    if (events.isEmpty() || !(events.getLast() instanceof ReplyEvent.Ended)) {
      return events;
    }
    for (int size = 0; size < events.size(); size++) {
      if (isClosing(reply, events.subList(0, size), events.subList(size, events.size() - 1))) {
        return events.subList(0, size);
      }
    }
    return events;
  }

  /** Whoever knows what an answer that goes on said before closes its calls too. */
  private boolean isClosing(Reply reply, List<ReplyEvent> body, List<ReplyEvent> rest) {
    MessageAssembler whole = new MessageAssembler(cluster.facts().earlier(reply.id())).with(body);
    return whole.closing().equals(rest) || MessageAssembler.of(body).closing().equals(rest);
  }

  /** Each is the beginning of the longest of them. */
  private static void assertAreOneSequence(List<List<ReplyEvent>> all) {
    List<ReplyEvent> longest =
        all.stream().reduce((one, other) -> one.size() < other.size() ? other : one).orElseThrow();
    all.forEach(one -> assertBegins(longest, one));
  }

  private static <T> void assertBegins(List<T> whole, List<T> beginning) {
    assertThat(whole.subList(0, Math.min(beginning.size(), whole.size()))).isEqualTo(beginning);
  }

  private void checkTools() {
    assertThat(cluster.weatherAsked()).doesNotHaveDuplicates();
    assertThat(cluster.weatherAsked()).allMatch(mayBeAskedFor::contains);
    Set<ChatId> chats =
        cluster.facts().replies().stream().map(Reply::chat).collect(Collectors.toSet());
    Set<Place> denied =
        chats.stream()
            .flatMap(chat -> toolUses(cluster.stores().messages().of(chat)))
            .filter(use -> use.state() instanceof ToolState.Denied)
            .map(use -> place(use.call()))
            .collect(Collectors.toSet());
    assertThat(cluster.weatherAsked()).noneMatch(denied::contains);
  }

  private static Stream<MessagePart.ToolUse> toolUses(List<Message> all) {
    return all.stream()
        .flatMap(message -> message.parts().stream())
        .flatMap(part -> part instanceof MessagePart.ToolUse use ? Stream.of(use) : Stream.of());
  }

  private static Place place(ToolCall call) {
    return new Place.Coordinates(
        degrees(call.input(), "latitude"), degrees(call.input(), "longitude"));
  }

  private static double degrees(Value.Fields input, String name) {
    return input.values().get(name) instanceof Value.Num(BigDecimal number)
        ? number.doubleValue()
        : Double.NaN;
  }

  /** Every question that was stored counts, but one whose answer came to nothing. */
  private void checkAllowance() {
    long given =
        cluster.facts().closings().stream()
            .filter(closing -> cluster.facts().asked().contains(closing.reply()))
            .filter(Invariants::cameToNothing)
            .count();
    assertThat(cluster.stores().usage().questions(People.anna().id(), Instant.EPOCH))
        .hasSize(cluster.facts().asked().size() - Math.toIntExact(given));
  }

  /** By its message: the log may have been deleted since. */
  private static boolean cameToNothing(Facts.Closing closing) {
    Message answer = closing.message();
    return (answer.ending() == Ending.FAILED || answer.ending() == Ending.INTERRUPTED)
        && answer.parts().stream().noneMatch(MessagePart.AnsweredBy.class::isInstance);
  }

  /** Have the living entered all that their models have cost? */
  boolean areAllCallsEntered() {
    return cluster.living().stream().allMatch(it -> entered(it) >= paidFor(it));
  }

  private void checkCalls() {
    for (Cluster.Instance instance : cluster.all()) {
      assertThat(entered(instance))
          .isLessThanOrEqualTo(
              instance.model().calls().stream().filter(PacedModel.Call::mayBePaidFor).count());
    }
  }

  private static long entered(Cluster.Instance instance) {
    return instance.line().entered().stream()
        .filter(call -> call.purpose() != Purpose.TITLE)
        .count();
  }

  private static long paidFor(Cluster.Instance instance) {
    return instance.model().calls().stream().filter(PacedModel.Call::isPaidFor).count();
  }
}
