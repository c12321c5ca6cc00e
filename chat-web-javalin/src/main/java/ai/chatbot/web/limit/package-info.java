/** How much one person, one address or one account may ask of the server in a while. */
@NullMarked
package ai.chatbot.web.limit;

import org.jspecify.annotations.NullMarked;
