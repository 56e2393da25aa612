import { createRoot } from 'react-dom/client'
import { Route, Router, Switch } from 'wouter'
import { startI18n } from '../shared/i18n.ts'
import { StaffPage } from '../shared/staff-page.tsx'
import '../shared/base.css'
import './researcher.css'
import './contacts/contacts.css'
import { StoppedNotice } from './contacts/stopped-notice.tsx'
import { Navigation } from './navigation.tsx'
import { pages } from './pages.tsx'
import { texts } from './texts.ts'

startI18n(texts)
createRoot(document.getElementById('page')!).render(
  <StaffPage page="researcher">
    <Router base="/researcher">
      <div className="workshop">
        <Navigation />
        <div>
          <StoppedNotice />
          <Switch>
            {pages.map(({ path, show }) => (
              <Route key={path} path={path}>
                {(parameters) => show(parameters as Record<string, string>)}
              </Route>
            ))}
          </Switch>
        </div>
      </div>
    </Router>
  </StaffPage>,
)
