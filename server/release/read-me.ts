import type { Text } from '../../surveys/design.ts'

/** What who opens the archive reads first. */
export function about({ nl, en }: Text): string {
  return `${nl}: vrijgave
${en}: release

data/panel-long.csv   per panellid en periode / a row per member and period
data/panel-wide.csv   per panellid / a row per member
data/dates.csv        dagen sinds de eerste gebeurtenis / days since the first event
data/weights.csv      gewichten per patroon van periodes / weights per pattern of periods
data/columns.json     kolommen, categorieen, redenen van ontbreken / columns, categories, reasons for missing values
study/                ontwerp, plan, vragenlijsten / design, plan, questionnaires
results/              verslag, gewichten, specificaties / report, weights, specifications
codebook/             om te lezen, en als DDI / to read, and as DDI

Panelleden zijn genummerd binnen deze vrijgave; het nummer zegt niets buiten dit bestand. De gegevens gaan over
afzonderlijke mensen: deel ze alleen volgens afspraak.
Members are numbered within this release; the number says nothing outside this file. The data are about single
people: share them under an agreement only.

peilmoment verify FILE             is alles nog zoals het was, en wie tekende? / is all as it was, and who signed?
peilmoment report --release FILE   maak het verslag opnieuw / make the report again
peilmoment export STUDY panel --release FILE --out panel.csv
peilmoment export STUDY persons --release FILE --out persons.csv
peilmoment export STUDY filled --release FILE --out filled.csv
                                   voor de opdrachten bij het verslag / for the commands beside the report
`
}
