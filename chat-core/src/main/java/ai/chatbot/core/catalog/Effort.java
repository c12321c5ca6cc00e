package ai.chatbot.core.catalog;

/** How hard a model thinks before it answers, as far as its generation lets itself be told. */
public enum Effort {
  /** Not at all; as little as possible where a generation always thinks. */
  OFF,
  /** A little: for daily questions. */
  LOW,
  /** For questions that are worth it. */
  MEDIUM,
  /** As hard as it can. */
  HIGH
}
