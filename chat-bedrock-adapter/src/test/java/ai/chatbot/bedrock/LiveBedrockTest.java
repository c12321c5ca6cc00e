package ai.chatbot.bedrock;

import ai.chatbot.core.catalog.ModelCatalog;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Pick;
import ai.chatbot.core.catalog.Purpose;
import ai.chatbot.core.catalog.Reach;
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
    ModelCatalog catalog = ModelCatalog.standard();
    Pick pick = new Pick(fromEnvironment("CHAT_LIVE_MODEL", "nova-lite"), catalog.ids());
    return new ModelRouter(catalog, Reach.from(REGION))
        .route(Purpose.CHAT, pick, Instant.now())
        .first()
        .orElseThrow();
  }

  private static String fromEnvironment(String name, String otherwise) {
    return Optional.ofNullable(System.getenv(name)).orElse(otherwise);
  }
}
