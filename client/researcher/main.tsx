import { createRoot } from 'react-dom/client'
import { Route, Router, Switch } from 'wouter'
import { startI18n } from '../shared/i18n.ts'
import { StaffPage } from '../shared/staff-page.tsx'
import '../shared/base.css'
import './researcher.css'
import { Fieldwork } from './fieldwork.tsx'
import { Member } from './member.tsx'
import { Members } from './members.tsx'
import { texts } from './texts.ts'

startI18n(texts)
createRoot(document.getElementById('page')!).render(
  <StaffPage page="researcher">
    <Router base="/researcher">
      <Switch>
        <Route path="/members/:member">{({ member }) => <Member id={member} />}</Route>
        <Route path="/members">
          <Members />
        </Route>
        <Route>
          <Fieldwork />
        </Route>
      </Switch>
    </Router>
  </StaffPage>,
)
