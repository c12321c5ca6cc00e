package ai.chatbot.bedrock;

final class BedrockOverHttp2Test extends BedrockContract {
  BedrockOverHttp2Test() {
    super(HttpVersion.HTTP_2);
  }
}
