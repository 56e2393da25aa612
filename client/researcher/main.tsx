import { createRoot } from 'react-dom/client'
import { Route, Router, Switch } from 'wouter'
import { startI18n } from '../shared/i18n.ts'
import { NoStudy, StaffPage } from '../shared/staff-page.tsx'
import { WithStudy } from '../shared/study.ts'
import '../shared/base.css'
import './researcher.css'
import './contacts/contacts.css'
import { StoppedNotice } from './contacts/stopped-notice.tsx'
import { Navigation } from './navigation.tsx'
import { pages } from './pages.tsx'
import { texts } from './texts.ts'

startI18n(texts)
createRoot(document.getElementById('page')!).render(
  <StaffPage page="researcher" withoutStudy>
    <Router base="/researcher">
      <div className="workshop">
        <Navigation />
        <div>
          <WithStudy>
            <StoppedNotice />
          </WithStudy>
          <Switch>
            {pages.map(({ path, show, withoutStudy }) => (
              <Route key={path} path={path}>
                {(parameters) => {
                  const page = show(parameters as Record<string, string>)
                  return withoutStudy ? page : <WithStudy otherwise={<NoStudy />}>{page}</WithStudy>
                }}
              </Route>
            ))}
          </Switch>
        </div>
      </div>
    </Router>
  </StaffPage>,
)
