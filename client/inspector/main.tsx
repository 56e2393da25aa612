import { createRoot } from 'react-dom/client'
import { startI18n } from '../shared/i18n.ts'
import '../shared/base.css'
import '@fontsource/source-serif-4/latin-400.css'
import '@fontsource/source-serif-4/latin-600.css'
import './report.css'
import './groups.css'
import './tables.css'
import './pictures/curve.css'
import './pictures/pictures.css'
import './print.css'
import { InspectorPage } from './inspector-page.tsx'
import { texts } from './texts.ts'

startI18n(texts)
createRoot(document.getElementById('page')!).render(<InspectorPage />)
