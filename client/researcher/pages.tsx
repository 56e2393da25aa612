/** The researcher's pages: address and what it shows. Those with a name stand in the navigation, in this order. */
import { lazy, type ReactNode, Suspense } from 'react'
import { Calls } from './contacts/calls.tsx'
import { Letters } from './contacts/letters.tsx'
import { ProtocolPage } from './contacts/protocol.tsx'
import { SendingPage } from './contacts/sending.tsx'
import { DesignPage } from './design/design.tsx'
import { Designs } from './design/designs.tsx'
import { PublishPage } from './design/publish.tsx'
import { Attrition } from './field/attrition.tsx'
import { Curves } from './field/curves.tsx'
import { Member } from './field/member.tsx'
import { Members } from './field/members.tsx'
import { Rates } from './field/rates.tsx'
import { Today } from './field/today.tsx'
import { Tracing } from './field/tracing.tsx'
import { Forecast } from './forecast/forecast.tsx'
import { CodebookPage } from './panel/codebook.tsx'
import { Downloads } from './panel/downloads.tsx'
import { Duplicates } from './panel/duplicates.tsx'
import { ImportPage } from './panel/import.tsx'
import { Sample } from './panel/sample.tsx'

/** survey-core and the code view are large: only for who makes a questionnaire. */
const Designer = lazy(() => import('./design/questionnaire/designer.tsx'))
const TryPage = lazy(() => import('./design/try.tsx'))
const RehearsalPage = lazy(() => import('./design/rehearsal/rehearsal.tsx'))
const PartPage = lazy(() => import('./design/part.tsx'))
const TranslationsPage = lazy(() => import('./design/translations/translations.tsx'))

interface Page {
  readonly path: string
  /** Key of its name in the navigation: `page.NAME`. */
  readonly name?: string
  /** Can be used when there is no study yet. */
  readonly withoutStudy?: true
  readonly show: (parameters: Readonly<Record<string, string>>) => ReactNode
}

const later = (page: ReactNode) => <Suspense fallback={<p role="status">…</p>}>{page}</Suspense>

/** By part of the outline, `part.NAME`. */
export const parts: Readonly<Record<string, readonly Page[]>> = {
  field: [
    { path: '/', name: 'today', show: () => <Today /> },
    { path: '/members', name: 'members', show: () => <Members /> },
    { path: '/members/:member', show: ({ member = '' }) => <Member id={member} /> },
    { path: '/curves', name: 'curves', show: () => <Curves /> },
    { path: '/rates', name: 'rates', show: () => <Rates /> },
    { path: '/attrition', name: 'attrition', show: () => <Attrition /> },
    { path: '/tracing', name: 'tracing', show: () => <Tracing /> },
  ],
  contacts: [
    { path: '/sending', name: 'sending', show: () => <SendingPage /> },
    { path: '/letters', name: 'letters', show: () => <Letters /> },
    { path: '/calls', name: 'calls', show: () => <Calls /> },
    { path: '/protocol', name: 'protocol', show: () => <ProtocolPage /> },
    { path: '/forecast', name: 'forecast', show: () => <Forecast /> },
  ],
  panel: [
    { path: '/sample', name: 'sample', show: () => <Sample /> },
    { path: '/sample/:import', show: ({ import: id = '' }) => <ImportPage id={id} /> },
    { path: '/duplicates', name: 'duplicates', show: () => <Duplicates /> },
    { path: '/codebook', name: 'codebook', show: () => <CodebookPage /> },
    { path: '/downloads', name: 'downloads', show: () => <Downloads /> },
  ],
  design: [
    { path: '/design', name: 'designs', withoutStudy: true, show: () => <Designs /> },
    {
      path: '/design/:design',
      withoutStudy: true,
      show: ({ design = '' }) => <DesignPage key={design} id={design} />,
    },
    {
      path: '/design/:design/publish',
      withoutStudy: true,
      show: ({ design = '' }) => <PublishPage key={design} id={design} />,
    },
    {
      path: '/design/:design/rehearsal',
      withoutStudy: true,
      show: ({ design = '' }) => later(<RehearsalPage key={design} id={design} />),
    },
    {
      path: '/design/:design/questionnaire/:name',
      withoutStudy: true,
      show: ({ design = '', name = '' }) =>
        later(<Designer key={`${design} ${name}`} design={design} name={name} />),
    },
    {
      path: '/design/:design/questionnaire/:name/try',
      withoutStudy: true,
      show: ({ design = '', name = '' }) =>
        later(<TryPage key={`${design} ${name}`} design={design} name={name} />),
    },
    {
      path: '/design/:design/questionnaire/:name/translations',
      withoutStudy: true,
      show: ({ design = '', name = '' }) =>
        later(<TranslationsPage key={`${design} ${name}`} design={design} name={name} />),
    },
    {
      path: '/design/:design/part/:name',
      withoutStudy: true,
      show: ({ design = '', name = '' }) =>
        later(<PartPage key={`${design} ${name}`} design={design} name={name} />),
    },
  ],
}

export const pages: readonly Page[] = Object.values(parts).flat()
