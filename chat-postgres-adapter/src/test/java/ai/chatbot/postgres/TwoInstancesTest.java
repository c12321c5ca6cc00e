package ai.chatbot.postgres;

import static ai.chatbot.core.contract.People.anna;
import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.Chatbot;
import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.contract.AtOnce;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.fake.ScriptedModel;
import ai.chatbot.core.fake.ScriptedWeather;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEvent;
import ai.chatbot.core.tool.Approval;
import ai.chatbot.core.usecase.AnswerApproval;
import ai.chatbot.core.usecase.ReplyFollower;
import ai.chatbot.core.usecase.SendMessage;
import ai.chatbot.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two instances of the whole chat on one database, as two servers have it. */
@Timeout(120)
final class TwoInstancesTest {
  @RegisterExtension static final ADatabase DATABASE = ADatabase.embedded();

  private final ScriptedWeather weather = ScriptedWeather.cold();
  private final ScriptedModel model =
      ScriptedModel.calling("getWeather", Value.fields().with("city", "Bern"))
          .next()
          .thenSaying("Cold.");
  private final PostgresStorage here = PostgresStorage.connect(DATABASE.url());
  private final PostgresStorage there = PostgresStorage.connect(DATABASE.url());
  private final Chatbot one = chatbot(here);
  private final Chatbot other = chatbot(there);

  @AfterEach
  void close() {
    List.of(one, other).forEach(Chatbot::close);
    List.of(here, there).forEach(PostgresStorage::close);
  }

  @RepeatedTest(5)
  void twoWordsOnOneCallAtOnceRunItsToolOnce() throws InterruptedException {
    ChatId chat = AQuestion.aChat();
    AnswerApproval.Command word = word(waiting(chat));

    List<AnswerApproval.Result> results =
        AtOnce.all(Stream.of(one, other).map(it -> () -> it.answerApproval().answer(word)));

    List<Reply> goingOn = results.stream().flatMap(TwoInstancesTest::answering).toList();
    assertThat(goingOn).as("of %s", results).hasSize(1);
    assertThat(results).filteredOn(AnswerApproval.Result.Settled.class::isInstance).hasSize(1);
    assertThat(read(one, goingOn.getFirst()))
        .as("the same on both")
        .isEqualTo(read(other, goingOn.getFirst()));
    assertThat(weather.asked()).containsExactly(ScriptedWeather.CITY);
    assertThat(here.stores().messages().of(chat).getLast())
        .satisfies(answer -> assertThat(answer.text()).isEqualTo("Cold."))
        .satisfies(answer -> assertThat(answer.ending()).isEqualTo(Ending.FINISHED));
  }

  /** The answer, read on the other instance, that waits for a word. */
  private Message waiting(ChatId chat) throws InterruptedException {
    SendMessage.Result asked =
        one.sendMessage()
            .send(
                SendMessage.Command.of(
                    anna(), chat, "How warm is it?", ModelCatalog.CLAUDE_HAIKU.value()));
    assertThat(asked).isInstanceOf(SendMessage.Result.Answering.class);
    read(other, ((SendMessage.Result.Answering) asked).reply());
    return there.stores().messages().of(chat).getLast();
  }

  private static AnswerApproval.Command word(Message answer) {
    return new AnswerApproval.Command(
        anna(),
        answer.chat(),
        answer.id(),
        answer.pending().stream().map(Approval::granted).toList(),
        Optional.empty());
  }

  private static Stream<Reply> answering(AnswerApproval.Result result) {
    return result instanceof AnswerApproval.Result.Answering(Reply reply)
        ? Stream.of(reply)
        : Stream.empty();
  }

  private static List<ReplyEvent> read(Chatbot chatbot, Reply reply) throws InterruptedException {
    List<ReplyEvent> events = new ArrayList<>();
    try (ReplyFollower follower = chatbot.followReply().follow(reply)) {
      follower.readToEnd(events::add);
    }
    return events;
  }

  private Chatbot chatbot(PostgresStorage storage) {
    return Chatbot.asking(model, "us-east-1").stores(storage.stores()).weather(weather).open();
  }
}
