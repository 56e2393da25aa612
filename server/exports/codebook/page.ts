/** The codebook as one HTML page to read and print, in both languages: Dutch first, English below it. */
import type { Frequencies } from '../../../analysis/index.ts'
import type { Language, Text } from '../../../surveys/design.ts'
import { escapeHtml } from '../../../surveys/interchange/words.ts'
import type { Codebook, CountedVariable } from './codebook.ts'
import { pageStyle } from './page-style.ts'
import { kinds, words } from './page-words.ts'

export function codebookPage(codebook: Codebook): string {
  const { study, tables, waves, minimum, at, simulated } = codebook
  const day = new Date(at).toISOString().slice(0, 10)
  const made = { nl: `Gegevens van ${day}, tellingen ongewogen.`, en: `Data of ${day}, counts unweighted.` }
  const small = {
    nl: `Een telling onder ${minimum} staat er niet: · betekent te weinig mensen om te tonen, of een telling waaruit zo’n kleine is af te leiden.`,
    en: `A count below ${minimum} is not shown: · means too few people to show, or a count from which such a small one could be derived.`,
  }
  return `<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(`${words.codebook.nl}: ${study.title.nl}`)}</title><style>${pageStyle}</style></head>
<body><main>
<h1>${escapeHtml(`${words.codebook.nl}: ${study.title.nl}`)}</h1>
${both('p', study.about)}
${both('p', made)}${both('p', small)}${simulated ? both('p', words.simulated) : ''}
${both('p', { nl: waveList(waves, 'nl'), en: waveList(waves, 'en') })}
${tables.map(({ list, variables }) => section(list, variables, codebook)).join('\n')}
</main></body>
</html>
`
}

function waveList(waves: Codebook['waves'], language: Language): string {
  const versions = words.version[language]
  return `${waves.map(({ id, title, versions: own }) => `${title[language]} (${id}; ${versions} ${own.join(', ')})`).join(' · ')}.`
}

function section(list: string | null, variables: readonly CountedVariable[], codebook: Codebook): string {
  const title = list === null ? words.answers.nl : `${words.list.nl} ${list}`
  const links = variables
    .map(({ name }) => `<a href="#${idOf(list, name)}">${escapeHtml(name)}</a>`)
    .join(' ')
  return `<section><h2>${escapeHtml(title)}</h2><p class="links">${links}</p>
${variables.map((variable) => entry(list, variable, codebook)).join('\n')}</section>`
}

const idOf = (list: string | null, name: string) => `v-${encodeURIComponent(`${list ?? ''}.${name}`)}`

function entry(list: string | null, variable: CountedVariable, { waves }: Codebook): string {
  const { name, names, label, kind, concept, role, openText } = variable
  const titleOf = (id: string) => waves.find((wave) => wave.id === id)!.title
  const facts: [Text, string][] = [
    [words.kind, both('span', kinds[kind])],
    [words.names, escapeHtml(`SPSS ${names.spss}, Stata ${names.stata}`)],
  ]
  if (role) facts.push([words.role, escapeHtml(role)])
  if (concept) {
    facts.push([words.concept, both('span', concept.label)])
    facts.push([words.comparability, both('span', words[concept.comparability])])
    if (concept.footnote) facts.push([words.footnote, both('span', concept.footnote)])
  }
  if (openText) facts.push([words.openText, both('span', words.openTextMeans)])
  const asked = variable.waves.flatMap(({ wave, wordings }) =>
    wordings.map(({ versions, question, description, routing, period }) => {
      const where = `${titleOf(wave).nl}, ${words.version.nl} ${versions.join(', ')}`
      const of = routing ?? words.everyone
      return `<dt>${escapeHtml(where)}</dt><dd>${both('p', question)}${description ? both('p', description) : ''}${both('p', of)}${period ? both('p', words[period]) : ''}</dd>`
    }),
  )
  return `<article id="${idOf(list, name)}"><h3><code>${escapeHtml(name)}</code> ${escapeHtml(label.nl)}</h3>
<dl>${facts.map(([term, text]) => `<dt>${escapeHtml(term.nl)}</dt><dd>${text}</dd>`).join('')}${asked.join('')}</dl>
${counts(variable, titleOf)}</article>`
}

function counts(variable: CountedVariable, titleOf: (wave: string) => Text): string {
  const shown = variable.waves.map(({ wave }) => ({ wave, counts: variable.frequencies[wave] ?? null }))
  const cells = (of: (counts: Frequencies) => string) =>
    shown.map(({ counts: own }) => `<td>${own ? of(own) : ''}</td>`).join('')
  const row = (head: string, of: (counts: Frequencies) => string) =>
    `<tr><th scope="row">${head}</th>${cells(of)}</tr>`
  const code = (own: Frequencies, at: number) => {
    const count = own.codes[at] ?? null
    const share = count !== null && own.n ? ` (${((100 * count) / own.n).toFixed(1)} %)` : ''
    return number(count) + share
  }
  const rows = [
    ...variable.codes.map(({ value, number: stands, label }, at) =>
      row(`${coded(String(value), stands)} ${both('span', label)}`, (own) => code(own, at)),
    ),
    row(both('span', words.n), ({ n }) => number(n)),
    ...(variable.kind === 'number' ? (['mean', 'sd', 'min', 'max'] as const) : []).map((name) =>
      row(both('span', words[name]), ({ numbers }) => number(numbers?.[name] ?? null)),
    ),
    ...variable.missing.map(({ letter, number: stands, label }, at) =>
      row(`${coded(`.${letter}`, stands)} ${both('span', label)}`, ({ missing }) =>
        number(missing[at] ?? null),
      ),
    ),
    row(both('span', words.total), ({ total }) => number(total)),
  ]
  const head = shown.map(({ wave }) => `<th scope="col">${escapeHtml(titleOf(wave).nl)}</th>`).join('')
  return `<table><thead><tr><th scope="col">${escapeHtml(words.code.nl)}</th>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

const coded = (value: string, stands: number) =>
  `<code>${escapeHtml(value === String(stands) ? value : `${value} = ${stands}`)}</code>`

function number(value: number | null): string {
  return value === null ? '·' : String(Math.round(value * 1000) / 1000)
}

/** In Dutch, and below it in English where that differs. */
function both(tag: 'p' | 'span', { nl, en }: Text): string {
  const english = en === nl || en === '' ? '' : ` <${tag} lang="en">${escapeHtml(en)}</${tag}>`
  return `<${tag}>${escapeHtml(nl)}</${tag}>${english}`
}
