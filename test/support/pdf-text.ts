/** The text of a PDF, page by page, by poppler's pdftotext: found on this machine, or installed where that is possible. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { aptInstall } from './apt.ts'

const places = ['/usr/bin/pdftotext', '/usr/local/bin/pdftotext', '/opt/homebrew/bin/pdftotext']

function findPdftotext(): string {
  const find = () => places.find((place) => existsSync(place))
  const found = find() ?? (aptInstall('poppler-utils') ? find() : undefined)
  if (!found)
    throw new Error(
      'The tests need pdftotext: install it (Debian: apt-get install poppler-utils; macOS: brew install poppler).',
    )
  return found
}

export function pagesOf(pdf: Uint8Array): string[] {
  const text = execFileSync(findPdftotext(), ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' })
  return text.split('\f').slice(0, -1)
}
