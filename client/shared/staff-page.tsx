/** The frame of the pages for staff: signing in, which study, which page, and whether one may see it. */
import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, reply } from './api.ts'
import { ProblemNotice } from './problem-notice.tsx'
import { fetchMe, forgetEverything, type Me, meKey, queries } from './queries.ts'
import { SignIn, signOut } from './sign-in.tsx'
import { StaffHeader } from './staff-header.tsx'
import './staff.css'
import { StudyContext, type StudySummary, studyOfAddress } from './study.ts'

/** The pages, and the roles that may see each. The server judges again at every request. */
const rolesOf = {
  researcher: ['researcher'],
  inspector: ['researcher', 'inspector'],
} as const satisfies Record<string, readonly string[]>
export type StaffPageName = keyof typeof rolesOf

const maySee = (role: string, page: StaffPageName) => (rolesOf[page] as readonly string[]).includes(role)

interface Props {
  readonly page: StaffPageName
  readonly children: ReactNode
  /** Some of it can be used when there is no study yet. */
  readonly withoutStudy?: boolean
}

export function StaffPage(props: Props) {
  return (
    <QueryClientProvider client={queries}>
      <Frame {...props} />
    </QueryClientProvider>
  )
}

function Frame({ page, children, withoutStudy = false }: Props) {
  const { t } = useTranslation()
  const me = useQuery({ queryKey: meKey, queryFn: fetchMe })
  const signedIn = me.data ?? null
  const allowed = signedIn !== null && maySee(signedIn.role, page)
  const studies = useQuery({
    queryKey: ['studies'],
    queryFn: () => reply(api.studies.$get()),
    enabled: allowed,
  })
  const study = studyOfAddress<StudySummary>(studies.data ?? [], location.search)
  const [last, setLast] = useState<Me | null>(null)
  const [error, setError] = useState<unknown>(null)

  useEffect(() => {
    if (signedIn) setLast(signedIn)
  }, [signedIn])
  const title = t(`staff.page.${page}`)
  useEffect(() => {
    document.title = `${title} · Peilmoment`
  }, [title])

  const enter = async () => {
    await queries.invalidateQueries()
    document.getElementById('content')?.focus()
  }
  const leave = () => {
    setError(null)
    signOut().then(() => {
      forgetEverything()
      setLast(null)
    }, setError)
  }

  // Who was signed out by time finds the page again as it was: it is hidden, not taken away.
  const reader = signedIn ?? last
  return (
    <div className={`staff staff--${page}`}>
      <a className="skip-link" href="#content">
        {t('page.skip')}
      </a>
      <StaffHeader
        page={page}
        pages={Object.keys(rolesOf).filter((name) =>
          signedIn ? maySee(signedIn.role, name as StaffPageName) : false,
        )}
        me={signedIn}
        study={allowed ? study : null}
        studies={allowed ? (studies.data ?? []) : []}
        onLeave={leave}
      />
      <main id="content" tabIndex={-1}>
        {error !== null && <ProblemNotice error={error} />}
        {me.isPending && <p role="status">{t('page.loading')}</p>}
        {me.isError && <ProblemNotice error={me.error} onRetry={() => me.refetch()} />}
        {me.data === null && <SignIn onDone={enter} />}
        {signedIn && !allowed && <NotAllowed role={signedIn.role} />}
        {allowed && studies.isPending && <p role="status">{t('page.loading')}</p>}
        {allowed && studies.isError && (
          <ProblemNotice error={studies.error} onRetry={() => studies.refetch()} />
        )}
        {allowed && studies.isSuccess && study === null && !withoutStudy && <NoStudy />}
        {reader && maySee(reader.role, page) && (study || (withoutStudy && studies.isSuccess)) && (
          <StudyContext value={study}>
            <div key={`${reader.email} ${study?.id ?? ''}`} hidden={!signedIn}>
              {children}
            </div>
          </StudyContext>
        )}
      </main>
    </div>
  )
}

function NotAllowed({ role }: { role: string }) {
  const { t } = useTranslation()
  return (
    <div className="notice" role="alert">
      <p>{t('signIn.notAllowed', { role: t(`role.${role}`) })}</p>
    </div>
  )
}

export function NoStudy() {
  const { t } = useTranslation()
  return (
    <>
      <h1>{t('staff.noStudy')}</h1>
      <p>{t('staff.noStudy.explain')}</p>
    </>
  )
}
