/**
 * Pages: what each is given to show, one record for each template, and the files they are made
 * with.
 */
@NullMarked
package ai.chatbot.web.page;

import org.jspecify.annotations.NullMarked;
