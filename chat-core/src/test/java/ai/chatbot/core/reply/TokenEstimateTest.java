package ai.chatbot.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import ai.chatbot.core.conversation.Seal;
import ai.chatbot.core.model.DocumentFormat;
import ai.chatbot.core.model.ImageFormat;
import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolSpec;
import ai.chatbot.core.value.Bytes;
import ai.chatbot.core.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TokenEstimateTest {
  private static final Value.Fields CITY = Value.fields().with("city", "Bern and Thun");

  @Test
  void threeLettersAreATokenAndARestIsOneToo() {
    assertThat(text("aaa")).isEqualTo(text("a")).isEqualTo(text("") + 1);
    assertThat(text("aaaa")).isEqualTo(text("") + 2);
    assertThat(text("AZ az ")).isEqualTo(text("") + 2);
    assertThat(block(new ModelBlock.Text("aaa"))).isEqualTo(text("aaa"));
  }

  @Test
  void twoBytesOfAnythingElseAreAToken() {
    assertThat(text("12")).isEqualTo(text("") + 1);
    assertThat(text("123456")).isEqualTo(text("") + 3);
    assertThat(text("[@`{]~")).isEqualTo(text("") + 3);
    assertThat(text("青い空青")).isEqualTo(text("") + 6);
    assertThat(text("😀")).isEqualTo(text("") + 2);
  }

  @Test
  void aPictureCountsTheSameWhateverItsSize() {
    assertThat(image(10)).isEqualTo(image(1_000_000)).isGreaterThan(1_500);
  }

  @Test
  void aFileCountsByItsSize() {
    assertThat(file(1_000_000) - file(500_000)).isEqualTo(25_000);
  }

  @Test
  void whatIsThoughtCalledAndSettledCountsWhole() {
    long frame = block(new ModelBlock.Text("x")) - 1;

    assertThat(block(new ModelBlock.Reasoning("aaaaaa", new Seal.Signature("seal"))))
        .isEqualTo(frame + 2);
    assertThat(block(new ModelBlock.ToolUse(new ToolCall("call-1", "now", CITY))))
        .isEqualTo(frame + 1 + 2 + 2 + 1 + 5);
    assertThat(result(new ToolOutcome.Succeeded(CITY))).isEqualTo(frame + 2 + 2 + 1 + 5);
    assertThat(result(new ToolOutcome.Failed("aaaaaa"))).isEqualTo(frame + 2);
  }

  @Test
  void everyValueCounts() {
    long empty = result(new ToolOutcome.Succeeded(Value.fields()));

    assertThat(with(new Value.Null()) - empty).isEqualTo(4);
    assertThat(with(new Value.Bool(true)) - empty).isEqualTo(4);
    assertThat(with(new Value.Num(new BigDecimal("123456"))) - empty).isEqualTo(6);
    assertThat(with(new Value.Text("abcdef")) - empty).isEqualTo(6);
    assertThat(with(new Value.Items(List.of(new Value.Null(), new Value.Null()))) - empty)
        .isEqualTo(6);
    assertThat(with(CITY) - empty).isEqualTo(3 + 2 + 2 + 1 + 5);
  }

  @Test
  void aToolCountsWithItsNameItsDescriptionAndItsInput() {
    assertThat(TokenEstimate.of(new ToolSpec("now", "aaaaaa", CITY)))
        .isEqualTo(text("") + 1 + 2 + 2 + 2 + 1 + 5);
  }

  private static long with(Value value) {
    return result(new ToolOutcome.Succeeded(Value.fields().with("aaa", value)));
  }

  private static long text(String text) {
    return TokenEstimate.of(text);
  }

  private static long image(int bytes) {
    return block(new ModelBlock.Image(ImageFormat.PNG, Bytes.of(new byte[bytes])));
  }

  private static long file(int bytes) {
    return block(new ModelBlock.Document(DocumentFormat.PDF, Bytes.of(new byte[bytes])));
  }

  private static long result(ToolOutcome outcome) {
    return block(new ModelBlock.ToolResult("call-1", outcome));
  }

  private static long block(ModelBlock block) {
    return TokenEstimate.ofBlocks(Stream.of(block));
  }
}
