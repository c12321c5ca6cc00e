package ai.chatbot.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.contract.AQuestion;
import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.core.conversation.Ending;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.MessagePart;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Conversations written as sizes: {@code q} is a question, {@code a} an answer of so many tokens.
 */
final class WindowTest {
  private static final ChatId CHAT = AQuestion.aChat();

  @Test
  void whatFitsStaysWhole() {
    assertThat(cut(100, "q10", "a20", "q30", "a1", "q39"))
        .containsExactly("q10", "a20", "q30", "a1", "q39");
  }

  @Test
  void aFullWindowLosesItsOldestTurnsUntilHalfOfItIsFree() {
    assertThat(cut(100, "q10", "a20", "q30", "a1", "q40")).containsExactly("q40");
    assertThat(cut(100, "q10", "a50", "q20", "a10", "q11")).containsExactly("q20", "a10", "q11");
  }

  @Test
  void aWindowIsFullWhenItHoldsMoreThanItsTokens() {
    assertThat(cut(100, "q50", "a25", "q25")).hasSize(3);
    assertThat(cut(100, "q50", "a25", "q26")).containsExactly("q26");
  }

  @Test
  void halfOfAWindowMayStay() {
    assertThat(cut(100, "q51", "a1", "q20", "a5", "q25")).containsExactly("q20", "a5", "q25");
    assertThat(cut(100, "q51", "a1", "q20", "a6", "q25")).containsExactly("q25");
  }

  @Test
  void theLastQuestionStaysHoweverLongItIs() {
    assertThat(cut(100, "q10", "a20", "q500")).containsExactly("q500");
    assertThat(cut(100, "q500")).containsExactly("q500");
  }

  @Test
  void nothingIsCutWhileAnAnswerIsMade() {
    assertThat(cut(100, "q10", "a20", "q30", "a500")).containsExactly("q10", "a20", "q30", "a500");
    assertThat(cut(100, "q10", "a20", "q30", "a500", "q1")).containsExactly("q1");
  }

  @Test
  void aQuestionWithoutAnAnswerIsATurn() {
    assertThat(cut(100, "q60", "q30", "q15")).containsExactly("q30", "q15");
  }

  @Test
  void answersBeforeTheFirstQuestionAreLeftOut() {
    assertThat(cut(100, "a1", "a2", "q3", "a4")).containsExactly("q3", "a4");
    assertThat(cut(100, "a1")).isEmpty();
    assertThat(cut(100)).isEmpty();
  }

  /** A cut stays where it is while half of the window fills again. */
  @Test
  void manyQuestionsBeginAlikeBetweenTwoCuts() {
    List<String> questions = Stream.generate(() -> "q10").limit(25).toList();

    List<Integer> kept =
        Stream.iterate(1, length -> length <= questions.size(), length -> length + 1)
            .map(length -> cut(100, questions.subList(0, length).toArray(String[]::new)).size())
            .toList();

    assertThat(kept)
        .containsExactly(
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 5, 6, 7, 8, 9, 10, 5, 6, 7, 8, 9, 10, 5, 6, 7);
  }

  private static List<String> cut(long tokens, String... messages) {
    List<Message> conversation = Stream.of(messages).map(WindowTest::message).toList();
    return Window.cut(conversation, tokens, message -> Long.parseLong(message.text().substring(1)))
        .stream()
        .map(Message::text)
        .toList();
  }

  private static Message message(String told) {
    List<MessagePart> parts = List.of(new MessagePart.Text(told));
    return told.startsWith("q")
        ? Message.question(AQuestion.aMessage(), CHAT, parts, AQuestion.NOON)
        : Message.answer(AQuestion.aMessage(), CHAT, parts, Ending.FINISHED, AQuestion.NOON);
  }
}
