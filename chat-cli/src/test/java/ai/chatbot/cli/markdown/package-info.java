@NullMarked
package ai.chatbot.cli.markdown;

import org.jspecify.annotations.NullMarked;
