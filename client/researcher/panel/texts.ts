export const panelTexts = { nl: {}, en: {} } as const
