package ai.chatbot.cli.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.People;
import ai.chatbot.core.contract.ReplyLogContract;
import ai.chatbot.core.contract.Replying;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import ai.chatbot.core.port.ReplyLog.Hearing;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteReplyLogTest extends ReplyLogContract {
  @RegisterExtension final AFile file = new AFile();

  @Override
  protected Stores emptyStores() {
    return file.stores();
  }

  @Override
  protected boolean givesHints() {
    return false;
  }

  @Test
  void whoListensHearsNothingAndMayStopListeningTwice() {
    Stores stores = emptyStores();
    Reply reply = Replying.open(stores, AQuestion.by(People.anna()));
    List<ReplyId> heard = new ArrayList<>();

    Hearing hearing = stores.replies().hear(heard::add);
    Replying.close(stores, reply);
    hearing.close();
    hearing.close();

    assertThat(heard).isEmpty();
  }

  @Test
  void anAnswerUnderATakenIdIsNeverKeptAndTheReplyStaysAsItWas() {
    Stores stores = emptyStores();
    AQuestion question = AQuestion.by(People.anna());
    Reply reply = Replying.open(stores, question);
    Message stolen =
        Message.answer(
            question.id(),
            reply.chat(),
            List.of(new MessagePart.Text("my secret")),
            Ending.FINISHED,
            AQuestion.NOON);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> stores.replies().close(reply.id(), reply.owner(), 0, Replying.end(), stolen))
        .withMessage("the file can never keep this")
        .withStackTraceContaining("SQLITE_CONSTRAINT")
        .satisfies(refusal -> assertThat(refusal.toString()).doesNotContain("secret"));

    assertThat(stores.replies().find(reply.id())).contains(reply);
    assertThat(stores.replies().read(reply.id(), 0)).isEmpty();
  }
}
