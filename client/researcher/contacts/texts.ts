export const contactsTexts = { nl: {}, en: {} } as const
