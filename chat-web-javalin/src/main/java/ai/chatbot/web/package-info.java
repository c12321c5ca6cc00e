/** The HTTP server: settings, wiring, routes and how failures are told. */
@NullMarked
package ai.chatbot.web;

import org.jspecify.annotations.NullMarked;
