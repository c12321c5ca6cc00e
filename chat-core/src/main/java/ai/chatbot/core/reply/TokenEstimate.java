package ai.chatbot.core.reply;

import ai.chatbot.core.model.ModelBlock;
import ai.chatbot.core.model.ModelRequest;
import ai.chatbot.core.model.TokenUsage;
import ai.chatbot.core.tool.ToolCall;
import ai.chatbot.core.tool.ToolOutcome;
import ai.chatbot.core.tool.ToolSpec;
import ai.chatbot.core.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * How many tokens something is about, rather too many than too few: only the provider can count
 * them. Three letters of English are a token, or two bytes of anything else: digits, code, other
 * scripts.
 */
public final class TokenEstimate {
  private static final long SIXTHS_OF_A_LETTER = 2;
  private static final long SIXTHS_OF_ANOTHER_BYTE = 3;

  /** What comes with every block besides its content. */
  private static final int FRAME = 8;

  /**
   * Anthropic counts a pixel in 750 and scales a picture down to 1.15 megapixels.
   *
   * @see <a href="https://docs.claude.com/en/docs/build-with-claude/vision">Claude: vision</a>
   */
  private static final int IMAGE = 1_600;

  /** A page of a PDF file has some 50 kB and is read as some 2,500 tokens. */
  private static final int BYTES_OF_A_FILE = 20;

  private TokenEstimate() {}

  /** What a call takes by which that was asked and of which that was said. */
  public static TokenUsage of(ModelRequest request, String said) {
    long input = of(request.system());
    for (ToolSpec tool : request.tools()) {
      input += of(tool);
    }
    input += ofBlocks(request.messages().stream().flatMap(turn -> turn.blocks().stream()));
    return new TokenUsage(Math.toIntExact(input), Math.toIntExact(tokens(said)), 0, 0);
  }

  static long of(String text) {
    return FRAME + tokens(text);
  }

  static long of(ToolSpec tool) {
    return FRAME
        + tokens(tool.name())
        + tokens(tool.description())
        + of((Value) tool.inputSchema());
  }

  static long ofBlocks(Stream<ModelBlock> blocks) {
    return blocks.mapToLong(TokenEstimate::of).sum();
  }

  private static long of(ModelBlock block) {
    return FRAME
        + switch (block) {
          case ModelBlock.Text(String text) -> tokens(text);
          case ModelBlock.Image it -> IMAGE;
          case ModelBlock.Document document -> document.content().length() / BYTES_OF_A_FILE;
          case ModelBlock.Reasoning(String text, var seal) -> tokens(text);
          case ModelBlock.ToolUse(ToolCall call) -> tokens(call.tool()) + of((Value) call.input());
          case ModelBlock.ToolResult(String id, ToolOutcome outcome) -> of(outcome);
        };
  }

  private static long of(ToolOutcome outcome) {
    return switch (outcome) {
      case ToolOutcome.Succeeded(Value.Fields output) -> of((Value) output);
      case ToolOutcome.Failed(String reason) -> tokens(reason);
    };
  }

  private static long of(Value value) {
    return switch (value) {
      case Value.Text(String text) -> 1 + tokens(text);
      case Value.Items(var items) -> 1 + items.stream().mapToLong(TokenEstimate::of).sum();
      case Value.Fields(var fields) ->
          fields.entrySet().stream()
              .mapToLong(field -> 2 + tokens(field.getKey()) + of(field.getValue()))
              .sum();
      case Value.Num(var number) -> tokens(number.toString());
      case Value.Bool it -> 1;
      case Value.Null it -> 1;
    };
  }

  private static long tokens(String text) {
    long sixths = 0;
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      sixths += isLetter(each) ? SIXTHS_OF_A_LETTER : SIXTHS_OF_ANOTHER_BYTE;
    }
    return Math.ceilDiv(sixths, 6);
  }

  private static boolean isLetter(byte ascii) {
    return ascii == ' ' || (ascii >= 'a' && ascii <= 'z') || (ascii >= 'A' && ascii <= 'Z');
  }
}
