/** Amazon Bedrock's ConverseStream behind the core's port for language models. */
@NullMarked
package ai.chatbot.bedrock;

import org.jspecify.annotations.NullMarked;
