/** A questionnaire drawn by survey-core. What it cannot draw is said in its place, and the page around it goes on. */
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Model } from 'survey-core'
import { Survey } from 'survey-react-ui'
import 'survey-core/survey-core.fontless.min.css'
import '../../../respondent/questionnaire.css'
import type { Language } from '../../../../surveys/design.ts'
import { type Opened, surveyModel } from '../../../respondent/survey-model.ts'
import { drawable } from './drawable.ts'

interface Look {
  readonly opened: Opened
  readonly language: Language
  /** The page has headings of its own: those of the questionnaire stand so many levels below. */
  readonly headingsBelow: number
}

/** Null when survey-core cannot read it. */
export function pictureModel(content: unknown, { opened, language, headingsBelow }: Look): Model | null {
  try {
    const model = surveyModel(drawable(content), opened, language)
    model.onGetTitleTagName.add((_, title) => {
      title.tagName = title.tagName.replace(
        /^h(\d)$/,
        (_tag: string, level: string) => `h${Math.min(6, Number(level) + headingsBelow)}`,
      )
    })
    return model
  } catch {
    return null
  }
}

interface Props {
  readonly model: Model | null
  readonly width: 'phone' | 'wide'
}

export function Picture({ model, width }: Props) {
  const { t } = useTranslation()
  const failed = <p className="quiet">{t('preview.cannot')}</p>
  return (
    <div className={`preview__paper preview__paper--${width}`}>
      <div className="form">
        {model === null ? (
          failed
        ) : (
          <Guard of={model} otherwise={failed}>
            <Survey model={model} />
          </Guard>
        )}
      </div>
    </div>
  )
}

interface GuardProps {
  readonly of: unknown
  readonly otherwise: ReactNode
  readonly children: ReactNode
}

interface GuardState {
  readonly of: unknown
  readonly failed: boolean
}

/** What fails in it stays away until there is another model to draw. */
class Guard extends Component<GuardProps, GuardState> {
  override state: GuardState = { of: this.props.of, failed: false }

  static getDerivedStateFromError(): Partial<GuardState> {
    return { failed: true }
  }

  static getDerivedStateFromProps({ of }: GuardProps, state: GuardState): GuardState | null {
    return of === state.of ? null : { of, failed: false }
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.otherwise : this.props.children
  }
}
