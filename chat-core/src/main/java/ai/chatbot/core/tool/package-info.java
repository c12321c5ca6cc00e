/** What a model may call, what it called, and what came of it. */
@NullMarked
package ai.chatbot.core.tool;

import org.jspecify.annotations.NullMarked;
