/** Bedrock as tests meet it: on loopback, and doing as it is told. */
@NullMarked
package ai.chatbot.bedrock.fake;

import org.jspecify.annotations.NullMarked;
