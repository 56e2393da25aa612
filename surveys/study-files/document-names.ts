/** The parts of a study by name, and the text of their files: small enough for every page. */

const folder = 'questionnaires/'
export const designDocuments = ['study', 'waves', 'contact-texts', 'concepts', 'variables', 'plan'] as const

/** By questionnaire: what the Dutch was when somebody translated it. May be missing. */
export const translationsDocument = 'translations'

export function questionnaireDocument(instrument: string): string {
  return `${folder}${instrument}`
}

/** The questionnaire that a document holds; null for another document. */
export function questionnaireOf(document: string): string | null {
  return document.startsWith(folder) ? document.slice(folder.length) : null
}

export function isDocumentName(name: string): boolean {
  return (
    name === 'published' ||
    name === translationsDocument ||
    (designDocuments as readonly string[]).includes(name) ||
    /^questionnaires\/[A-Za-z][\w-]{0,63}$/.test(name)
  )
}

/** The text of a file: as people read it, the same for the same content, so that git shows what changed. */
export function documentText(content: unknown): string {
  return `${JSON.stringify(content, null, 2)}\n`
}
