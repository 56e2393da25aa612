import type { Model } from 'survey-core'
import 'survey-core/survey-core.fontless.min.css'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Survey } from 'survey-react-ui'
import { api, Offline, Refused, reply } from '../shared/api.ts'
import { writeDay, writeTime } from '../shared/format.ts'
import { language } from '../shared/i18n.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import './questionnaire.css'
import { type SaveRequest, type SaveResult, Saver, type SaverState } from './saver.ts'
import { answersOnPage, type Opened, setLanguage, surveyModel } from './survey-model.ts'

interface Props {
  readonly wave: string
  readonly onDone: () => void
  readonly onSignedOut: () => void
}

interface Ready {
  readonly opened: Opened
  readonly model: Model
  readonly saver: Saver
}

export default function Questionnaire({ wave, onDone, onSignedOut }: Props) {
  const { t, i18n } = useTranslation()
  const [ready, setReady] = useState<Ready | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [notice, setNotice] = useState('')
  const [state, setState] = useState<{ kind: SaverState; savedAt: number | null }>({
    kind: 'nothing',
    savedAt: null,
  })
  const [, redraw] = useState(0)
  const [sending, setSending] = useState(false)
  const top = useRef<HTMLDivElement>(null)

  const open = useCallback(async () => {
    setError(null)
    try {
      const opened = await reply(api.respondent.waves[':wave'].begin.$post({ param: { wave } }))
      const version = opened.instrumentVersionId
      const definition = await reply(api.instruments[':version'].$get({ param: { version } }))
      const saver = new Saver(opened.revision, {
        send: (request) => send(wave, version, request),
        newId: () => crypto.randomUUID(),
        storage: localStorage,
        key: `peilmoment.unsent.${opened.caseId}`,
        wait: untilOnline,
        onState: (kind, savedAt) => setState((before) => ({ kind, savedAt: savedAt ?? before.savedAt })),
        onNewer: (answers) => {
          model.data = { ...answers }
          setNotice('form.newer')
        },
        onRefused: (problem) => {
          if (problem instanceof Refused && problem.body.status === 401) onSignedOut()
          else if (problem instanceof Refused && problem.body.code === 'other-version') void open()
          else setError(problem)
        },
      })
      const answers: Record<string, unknown> = { ...opened.answers }
      for (const [item, value] of Object.entries(saver.unsentAnswers)) {
        if (value === null) delete answers[item]
        else answers[item] = value
      }
      const model = surveyModel(definition, { ...opened, answers }, language())
      if (opened.page) model.currentPage = model.getPageByName(opened.page) ?? model.currentPage
      model.onCurrentPageChanged.add(() => redraw((count) => count + 1))
      model.onValueChanged.add(() => saveSoon(model, saver))
      setState({ kind: opened.savedAt ? 'saved' : 'nothing', savedAt: opened.savedAt })
      setReady({ opened, model, saver })
      void saver.flush()
    } catch (problem) {
      if (problem instanceof Refused && problem.body.status === 401) onSignedOut()
      else setError(problem)
    }
  }, [wave, onSignedOut])

  useEffect(() => {
    void open()
  }, [open])

  useEffect(() => () => ready?.saver.stop(), [ready])

  useEffect(() => {
    if (ready) setLanguage(ready.model, ready.opened, i18n.language === 'en' ? 'en' : 'nl')
  }, [i18n.language, ready])

  if (!ready) {
    return error === null ? (
      <p role="status">{t('page.loading')}</p>
    ) : (
      <ProblemNotice error={error} onRetry={() => void open()} />
    )
  }

  const { model, saver, opened } = ready
  const last = model.isLastPage

  function toTop() {
    window.scrollTo(0, 0)
    top.current?.focus({ preventScroll: true })
  }

  function next() {
    setNotice('')
    if (!model.validateCurrentPage()) {
      setNotice('form.check')
      return
    }
    saveNow(model, saver)
    if (last) void complete()
    else if (model.nextPage()) toTop()
  }

  function back() {
    setNotice('')
    saveNow(model, saver)
    model.prevPage()
    toTop()
  }

  async function complete() {
    setSending(true)
    setError(null)
    await Promise.race([saver.flush(), new Promise((resolve) => setTimeout(resolve, 8_000))])
    try {
      if (!saver.isEmpty) throw new Offline()
      const json = { revision: saver.revision, language: language() }
      await reply(api.respondent.waves[':wave'].complete.$post({ param: { wave }, json }))
      onDone()
    } catch (problem) {
      if (problem instanceof Refused && problem.body.code === 'invalid-answers') goToFirst(problem)
      else if (problem instanceof Offline) setNotice('form.waitingToComplete')
      else setError(problem)
    } finally {
      setSending(false)
    }
  }

  /** The server found something that this page did not: go there and say what to do. */
  function goToFirst(problem: Refused) {
    const [item] = problem.body.items as { item: string; message: { nl: string; en: string } }[]
    // `spells[0].kind` and `income.work` stand inside the question that is named first.
    const [name = ''] = item?.item.split(/[.[]/) ?? []
    const page = model.getPageByName(name)
    const place = model.getQuestionByName(name) ?? model.getPanelByName(name) ?? page
    if (!item || !place) return setError(problem)
    model.currentPage = page ?? place.page
    place.addError(item.message[language()])
    place.focus(true)
    setNotice('form.check')
  }

  return (
    <div className="form">
      <div className="form__place" ref={top} tabIndex={-1}>
        <p>{t('form.topic', { number: model.currentPageNo + 1, count: model.visiblePageCount })}</p>
        <p className="quiet">
          {t('form.period', { from: writeDay(opened.periodFrom), to: writeDay(opened.periodTo) })}
        </p>
      </div>
      {error !== null && <ProblemNotice error={error} />}
      <div role="alert">{notice && <p className="notice">{t(notice)}</p>}</div>
      <Survey model={model} />
      <div className="form__buttons">
        <button type="button" className="button" onClick={next} disabled={sending}>
          {t(last ? 'form.complete' : 'form.next')}
        </button>
        {!model.isFirstPage && (
          <button type="button" className="button button--quiet" onClick={back}>
            {t('form.back')}
          </button>
        )}
      </div>
      <footer className="form__foot">
        <p role="status">{footLine(t, state)}</p>
        <button
          type="button"
          className="button button--text"
          onClick={() => {
            saveNow(model, saver)
            void saver.flush().then(onDone)
          }}
        >
          {t('form.stop')}
        </button>
      </footer>
    </div>
  )
}

type Translate = ReturnType<typeof useTranslation>['t']

function footLine(t: Translate, { kind, savedAt }: { kind: SaverState; savedAt: number | null }): string {
  if (kind === 'offline') return t('form.offline')
  if (kind === 'saving') return t('form.saving')
  return savedAt === null ? t('form.nothingYet') : t('form.saved', { time: writeTime(savedAt) })
}

let timer: ReturnType<typeof setTimeout> | undefined

/** A moment after the last change, so that typing is not a request a letter. */
function saveSoon(model: Model, saver: Saver): void {
  clearTimeout(timer)
  timer = setTimeout(() => saveNow(model, saver), 800)
}

function saveNow(model: Model, saver: Saver): void {
  clearTimeout(timer)
  saver.save(model.currentPage.name, answersOnPage(model))
}

async function send(wave: string, instrumentVersionId: string, request: SaveRequest): Promise<SaveResult> {
  try {
    const json = { ...request, instrumentVersionId, language: language() }
    const saved = await reply(api.respondent.waves[':wave'].answers.$put({ param: { wave }, json }))
    return { kind: 'saved', ...saved }
  } catch (problem) {
    if (!(problem instanceof Refused) || problem.body.status >= 500) return { kind: 'offline' }
    if (problem.body.code !== 'newer-answers') return { kind: 'refused', problem }
    const { revision, answers } = problem.body as unknown as {
      revision: number
      answers: Record<string, unknown>
    }
    return { kind: 'newer', revision, answers }
  }
}

/** Waits, but not longer than until the device is online again. */
function untilOnline(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(waiting)
      removeEventListener('online', done)
      resolve()
    }
    const waiting = setTimeout(done, milliseconds)
    addEventListener('online', done)
  })
}
