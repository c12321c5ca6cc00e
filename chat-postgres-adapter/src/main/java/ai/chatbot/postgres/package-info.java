/** The core's stores in PostgreSQL, and a PostgreSQL to run beside the application. */
@NullMarked
package ai.chatbot.postgres;

import org.jspecify.annotations.NullMarked;
