package ai.chatbot.web;

/** One setting from the environment, as help texts tell it. */
public record Setting(String name, String standard, String meaning) {}
