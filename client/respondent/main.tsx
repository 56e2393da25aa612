import { createRoot } from 'react-dom/client'
import { startI18n } from '../shared/i18n.ts'
import '../shared/base.css'
import './respondent.css'
import { RespondentPage } from './respondent-page.tsx'
import { texts } from './texts.ts'

startI18n(texts)
createRoot(document.getElementById('page')!).render(<RespondentPage />)
