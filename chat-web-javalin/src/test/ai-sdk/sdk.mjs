/** The AI SDK under test: `ai`, or whatever package of this folder AI_SDK names. */
export const {
  AbstractChat,
  DefaultChatTransport,
  lastAssistantMessageIsCompleteWithApprovalResponses,
} = await import(process.env.AI_SDK ?? "ai");
