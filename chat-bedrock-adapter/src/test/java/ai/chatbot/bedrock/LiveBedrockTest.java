package ai.chatbot.bedrock;

import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.contract.LanguageModelContract;
import ai.chatbot.core.port.LanguageModel;
import ai.chatbot.core.tool.ToolCall;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/**
 * The contract against Bedrock itself, which costs money: {@code ./mvnw -pl
 * chat-core,chat-bedrock-adapter verify -Plive} with credentials, AWS_REGION, and CHAT_LIVE_MODEL
 * for another family than Nova Lite. All of it together may cost {@link #MOST_TOKENS}.
 */
@Tag("live")
final class LiveBedrockTest extends LanguageModelContract {
  private static final long MOST_TOKENS = 20_000;

  private static final String REGION = fromEnvironment("AWS_REGION", "us-east-1");
  private static final BedrockModels BEDROCK = BedrockModels.connect(BedrockSettings.in(REGION));
  private static final LanguageModel MODEL = new SpendCap(BEDROCK.model(), MOST_TOKENS);

  @AfterAll
  static void close() {
    BEDROCK.close();
  }

  @Override
  protected LanguageModel talking() {
    return MODEL;
  }

  @Override
  protected LanguageModel calling(ToolCall call) {
    return MODEL;
  }

  @Override
  protected Route route() {
    ModelId family = new ModelId(fromEnvironment("CHAT_LIVE_MODEL", "nova-lite"));
    return new ModelRouter(ModelCatalog.standard(), REGION)
        .route(Purpose.CHAT, family, Instant.now())
        .orElseThrow();
  }

  private static String fromEnvironment(String name, String otherwise) {
    return Optional.ofNullable(System.getenv(name)).orElse(otherwise);
  }
}
