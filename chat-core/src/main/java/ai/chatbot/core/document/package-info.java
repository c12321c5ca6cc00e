/** Documents that grow beside a conversation, as versions. */
@NullMarked
package ai.chatbot.core.document;

import org.jspecify.annotations.NullMarked;
