package ai.chatbot.core.usecase;

import static ai.chatbot.core.contract.People.anna;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.ReplyLog;
import ai.chatbot.core.port.Turn;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyId;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TakeoverTest {
  private final AtomicReference<Runnable> between = new AtomicReference<>(() -> {});
  private final AtomicBoolean refusing = new AtomicBoolean();

  @Test
  void whatIsTakenOverIsClosedAlsoIfTheHousekeepingComesInBetween() {
    try (Installation installation = Installation.empty().withReplies(Interfered::new)) {
      Turn turn = AQuestion.by(anna()).answeredBy(AQuestion.anInstance()).turn();
      assertThat(installation.stores().turns().open(turn)).isInstanceOf(Opening.Opened.class);
      Engine heir = installation.start(ScriptedModel.silent());
      between.set(
          () -> {
            refusing.set(true);
            heir.closeAbandonedReplies();
            refusing.set(false);
          });

      heir.closeAbandonedReplies();

      assertThat(installation.stores().replies().find(turn.reply().id()))
          .map(Reply::live)
          .contains(false);
    }
  }

  /** Something else happens, once, before a reply is taken over. */
  private final class Interfered extends ForwardingReplyLog {
    Interfered(ReplyLog log) {
      super(log);
    }

    @Override
    public boolean takeOver(ReplyId reply, InstanceId heir) {
      between.getAndSet(() -> {}).run();
      return !refusing.get() && super.takeOver(reply, heir);
    }
  }
}
