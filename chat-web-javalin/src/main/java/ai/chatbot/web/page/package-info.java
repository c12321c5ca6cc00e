/** What each page is given to show: one record for each template. */
@NullMarked
package ai.chatbot.web.page;

import org.jspecify.annotations.NullMarked;
