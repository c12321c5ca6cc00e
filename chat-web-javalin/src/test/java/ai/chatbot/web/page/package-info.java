/** Tests of what pages are given to show. */
@NullMarked
package ai.chatbot.web.page;

import org.jspecify.annotations.NullMarked;
