/** The front door of the core: a whole chat over ports of the embedder's choice. */
@NullMarked
package ai.chatbot.core;

import org.jspecify.annotations.NullMarked;
