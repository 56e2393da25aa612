import { text } from '../codes.ts'

export const kinds = {
  number: text('getal', 'number'),
  code: text('code', 'code'),
  text: text('tekst', 'text'),
  day: text('datum', 'date'),
} as const

export const words = {
  codebook: text('Codeboek', 'Codebook'),
  simulated: text('Gesimuleerde antwoorden, geen echte mensen.', 'Simulated answers, no real people.'),
  version: text('versie', 'version'),
  answers: text('Antwoorden', 'Answers'),
  list: text('Lijst', 'List'),
  kind: text('Soort', 'Kind'),
  names: text('In andere programma’s', 'In other programs'),
  role: text('Rol', 'Role'),
  concept: text('Begrip', 'Concept'),
  comparability: text('Vergelijken', 'Comparing'),
  footnote: text('Let op', 'Note'),
  identical: text('in elke vragenlijst hetzelfde gevraagd', 'asked alike in each questionnaire'),
  comparable: text('met een voetnoot te vergelijken', 'comparable, with a footnote'),
  broken: text('niet te vergelijken tussen vragenlijsten', 'not comparable between questionnaires'),
  openText: text('Open antwoord', 'Open answer'),
  openTextMeans: text(
    'staat alleen in een bestand als daarom is gevraagd',
    'stands in a file only when that is asked for',
  ),
  everyone: text('Aan iedereen gevraagd', 'Asked of everyone'),
  wave: text('Gaat over de periode van de vragenlijst', 'About the period of the questionnaire'),
  now: text('Gaat over nu', 'About now'),
  before: text('Gaat over de tijd ervoor', 'About the time before'),
  code: text('Code', 'Code'),
  n: text('met antwoord', 'with an answer'),
  mean: text('gemiddelde', 'mean'),
  sd: text('standaardafwijking', 'standard deviation'),
  min: text('laagste', 'lowest'),
  max: text('hoogste', 'highest'),
  total: text('ingevulde vragenlijsten', 'completed questionnaires'),
} as const
