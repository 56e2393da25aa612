import type { ProblemTable } from './table.ts'

export const contactsProblems = {
  'already-settled': [
    409,
    'Iemand was u voor: dit is al geregeld. Laad de pagina opnieuw om te zien hoe.',
    'Somebody was first: this has been settled. Reload the page to see how.',
  ],
  'letter-unknown': [
    404,
    'Deze briefcode kennen we niet. Kijk onderaan de brief: acht tekens, zoals 7K2P-9MXD.',
    'We do not know this letter code. Look at the foot of the letter: eight signs, like 7K2P-9MXD.',
  ],
  'sending-stopped': [
    409,
    'De verzending van dit onderzoek ligt stil. Hervat haar eerst op de pagina Verzenden.',
    'Sending is stopped for this study. Resume it first on the page Sending.',
  ],
  'run-open': [
    409,
    'Deze brieven zijn nog niet opgehaald. Haal eerst het bestand op.',
    'These letters have not been downloaded yet. Download the file first.',
  ],
  'not-on-call-list': [
    409,
    'Dit gesprek staat niet (meer) op de bellijst. Kies een ander.',
    'This call is not on the list (any more). Choose another.',
  ],
  'undo-too-late': [
    409,
    'Dit kan niet meer ongedaan worden gemaakt. Verbeter het op de pagina van het panellid.',
    'This cannot be undone any more. Correct it on the page of the panel member.',
  ],
  'study-changed': [
    409,
    'Iemand heeft het protocol intussen veranderd. Laad de pagina opnieuw en kijk wat er nu staat.',
    'Somebody has changed the protocol meanwhile. Reload the page and see what it says now.',
  ],
} as const satisfies ProblemTable
