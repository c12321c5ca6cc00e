/** Markdown at a terminal, drawn as it arrives. */
@NullMarked
package ai.chatbot.cli.markdown;

import org.jspecify.annotations.NullMarked;
