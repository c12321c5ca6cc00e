package ai.chatbot.bedrock;

final class BedrockOverHttp11Test extends BedrockContract {
  BedrockOverHttp11Test() {
    super(HttpVersion.HTTP_1_1);
  }
}
