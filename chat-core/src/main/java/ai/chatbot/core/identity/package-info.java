/** Who is asking: users and their ids. */
@NullMarked
package ai.chatbot.core.identity;

import org.jspecify.annotations.NullMarked;
