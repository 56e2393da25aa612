/** The researcher's pages: address and what it shows. Those with a name stand in the navigation, in this order. */
import type { ReactNode } from 'react'
import { Attrition } from './field/attrition.tsx'
import { Curves } from './field/curves.tsx'
import { Member } from './field/member.tsx'
import { Members } from './field/members.tsx'
import { Rates } from './field/rates.tsx'
import { Today } from './field/today.tsx'
import { Tracing } from './field/tracing.tsx'

interface Page {
  readonly path: string
  /** Key of its name in the navigation: `page.NAME`. */
  readonly name?: string
  readonly show: (parameters: Readonly<Record<string, string>>) => ReactNode
}

export const pages: readonly Page[] = [
  { path: '/', name: 'today', show: () => <Today /> },
  { path: '/curves', name: 'curves', show: () => <Curves /> },
  { path: '/rates', name: 'rates', show: () => <Rates /> },
  { path: '/attrition', name: 'attrition', show: () => <Attrition /> },
  { path: '/tracing', name: 'tracing', show: () => <Tracing /> },
  { path: '/members', name: 'members', show: () => <Members /> },
  { path: '/members/:member', show: ({ member = '' }) => <Member id={member} /> },
]
