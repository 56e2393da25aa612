/** Everything that can be found in a file: what is the matter, and what would mend it. Two languages, one table. */
import type { Language } from '../../surveys/design.ts'
import type { Severity } from './words.ts'

const table = {
  'date-form': [
    'Dit is geen datum. Schrijf jjjj-mm-dd of dd-mm-jjjj, bijvoorbeeld 2006-04-03.',
    'This is no date. Write yyyy-mm-dd or dd-mm-yyyy, for example 2006-04-03.',
  ],
  'date-year': ['Schrijf het jaar met vier cijfers.', 'Write the year in four digits.'],
  'date-ambiguous': [
    'Dit kunnen twee datums zijn: dag en maand zijn niet te onderscheiden. Schrijf jjjj-mm-dd, of dd-mm-jjjj met streepjes.',
    'This could be two dates: day and month cannot be told apart. Write yyyy-mm-dd, or dd-mm-yyyy with dashes.',
  ],
  'date-range': ['Datums liggen tussen 1900 en 2100.', 'Dates lie between 1900 and 2100.'],
  'date-order': [
    'Deze datum ligt vóór die in kolom {value}. Kijk welke van de twee klopt.',
    'This date lies before that in column {value}. Check which of the two is right.',
  ],
  'number-form': [
    'Dit is geen getal. Schrijf alleen cijfers, met een komma of punt voor de decimalen.',
    'This is no number. Write digits only, with a comma or point before the decimals.',
  ],
  'number-positive': ['Dit gewicht moet groter zijn dan nul.', 'This weight must be larger than zero.'],
  'count-form': [
    'Dit is geen aantal boven nul. Schrijf alleen cijfers, zonder punten tussen de duizendtallen.',
    'This is no count above zero. Write digits only, without signs between thousands.',
  ],
  'category-unknown': [
    'Deze waarde kent het onderzoek niet. Kies een van: {choices}.',
    'The study does not know this value. Choose one of: {choices}.',
  ],
  'email-form': [
    'Dit is geen e-mailadres. Verbeter het of laat het leeg.',
    'This is no e-mail address. Mend it or leave it empty.',
  ],
  'phone-form': [
    'Dit is geen telefoonnummer. Schrijf het als 0612345678 of met + en het landnummer.',
    'This is no telephone number. Write it as 0612345678 or with + and the country’s number.',
  ],
  'postcode-form': [
    'Dit is geen postcode. Schrijf hem als 1234 AB.',
    'This is no Dutch postcode. Write it as 1234 AB.',
  ],
  'bsn-form': [
    'Dit is geen burgerservicenummer: negen cijfers die aan de elfproef voldoen.',
    'This is no citizen service number: nine digits that meet the 11-test.',
  ],
  'language-unknown': ['Schrijf nl of en, of laat het leeg.', 'Write nl or en, or leave it empty.'],
  'too-long': [
    'Deze tekst is langer dan 200 tekens. Maak hem korter.',
    'This text is longer than 200 signs. Shorten it.',
  ],
  'name-missing': ['De naam ontbreekt. Vul hem in.', 'The name is missing. Fill it in.'],
  'address-incomplete': [
    'Straat, postcode en plaats horen bij elkaar. Dit adres wordt niet gebruikt.',
    'Street, postcode and town belong together. This address is not used.',
  ],
  unreachable: [
    'Er is geen adres, e-mailadres of telefoonnummer: dit lid is niet te bereiken.',
    'There is no address, e-mail address or telephone number: this member cannot be reached.',
  ],
  'key-missing': [
    'Het pseudoniem of registernummer ontbreekt. Vul het in.',
    'The pseudonym or register number is missing. Fill it in.',
  ],
  'key-unknown': [
    'Dit lid zit niet in het panel van dit onderzoek. De regel wordt overgeslagen.',
    'This member is not in the panel of this study. The row is passed over.',
  ],
  'key-twice': [
    'Dit lid staat ook op regel {value}. Laat één van de twee staan.',
    'This member is on row {value} too. Keep one of the two.',
  ],
  'member-gone': [
    'De gegevens van dit lid zijn gewist. De regel wordt overgeslagen.',
    'The data of this member have been erased. The row is passed over.',
  ],
  'same-in-file': [
    'Dit registernummer staat ook op regel {value}. Laat één van de twee staan.',
    'This register number is on row {value} too. Keep one of the two.',
  ],
  'same-in-panel': [
    'Dit registernummer hoort bij panellid {value}. Haal de regel weg.',
    'This register number belongs to panel member {value}. Take the row out.',
  ],
  'like-in-file': [
    'Misschien dezelfde persoon als op regel {value}: e-mail, telefoon, of naam en adres zijn gelijk.',
    'Perhaps the same person as on row {value}: e-mail, telephone, or name and address are the same.',
  ],
  'like-in-panel': [
    'Misschien panellid {value}: e-mail, telefoon, of naam en adres zijn gelijk.',
    'Perhaps panel member {value}: e-mail, telephone, or name and address are the same.',
  ],
  'beside-columns': [
    'Op deze regel staat een waarde naast de laatste kolom. Kijk of er een scheidingsteken te veel staat.',
    'This row has a value beside the last column. Check whether there is a separator too many.',
  ],
  'margin-variable': [
    'Het onderzoek weegt niet op deze variabele. Kies een van: {choices}.',
    'The study does not weight by this variable. Choose one of: {choices}.',
  ],
  'margin-twice': [
    'Dit niveau is al geteld. Laat één regel staan.',
    'This level has been counted already. Keep one row.',
  ],
  'margin-level-missing': [
    'Van variabele {value} ontbreken niveaus. Geef elk niveau een regel.',
    'Variable {value} lacks levels. Give each level a row.',
  ],
} as const satisfies Record<string, readonly [string, string]>

export type FindingCode = keyof typeof table

export interface Finding {
  readonly severity: Severity
  /** Row of the file, as a spreadsheet counts; 0: the file as a whole. */
  readonly row: number
  /** Heading of the column; '' for the row as a whole. */
  readonly column: string
  readonly code: FindingCode
  /** What is meant, where it says nothing of who someone is; of a category, the choices behind a line break. */
  readonly value: string
}

export function findingSentence(code: string, value: string, language: Language): string {
  const [text = '', choices = ''] = value.split('\n')
  const sentence = table[code as FindingCode]?.[language === 'nl' ? 0 : 1] ?? code
  return sentence.replace('{value}', text).replace('{choices}', choices)
}
