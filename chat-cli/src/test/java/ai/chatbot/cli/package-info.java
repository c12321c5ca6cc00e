@NullMarked
package ai.chatbot.cli;

import org.jspecify.annotations.NullMarked;
