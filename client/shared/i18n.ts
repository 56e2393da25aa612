/** One mechanism for every text on every page. Dutch unless the reader chose English. */
import i18next, { type Resource } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language, Text } from '../../surveys/design.ts'
import { sharedTexts } from './texts.ts'

const remembered = 'peilmoment.language'

export function startI18n(texts: Record<Language, Record<string, string>>): void {
  const chosen = localStorage.getItem(remembered)
  const resources: Resource = {
    nl: { translation: { ...sharedTexts.nl, ...texts.nl } },
    en: { translation: { ...sharedTexts.en, ...texts.en } },
  }
  void i18next.use(initReactI18next).init({
    resources,
    lng: chosen === 'en' ? 'en' : 'nl',
    fallbackLng: 'nl',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  })
  document.documentElement.lang = language()
}

export function language(): Language {
  return i18next.language === 'en' ? 'en' : 'nl'
}

export function chooseLanguage(chosen: Language): void {
  localStorage.setItem(remembered, chosen)
  document.documentElement.lang = chosen
  void i18next.changeLanguage(chosen)
}

/** Follows the language in which a member is written to, unless they chose one here. */
export function suggestLanguage(suggested: Language): void {
  if (localStorage.getItem(remembered) === null && suggested !== language()) {
    document.documentElement.lang = suggested
    void i18next.changeLanguage(suggested)
  }
}

/** A text of the study in the reader's language. */
export function inLanguage(text: Text): string {
  return text[language()]
}
