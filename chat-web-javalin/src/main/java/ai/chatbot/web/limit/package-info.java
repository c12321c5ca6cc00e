/** How much one person, one address or one account may ask in a while, and how long who waits. */
@NullMarked
package ai.chatbot.web.limit;

import org.jspecify.annotations.NullMarked;
