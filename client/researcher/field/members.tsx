/** The members behind a number. The address holds the filter, so that it can be kept and shared. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { writeDay, writeNumber } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { Scroll } from '../../shared/scroll.tsx'
import { addressOf, useAddress } from './address.ts'
import { Download } from './download.tsx'
import { ChangeMany } from './many.tsx'
import { filterNames, MembersFilter } from './members-filter.tsx'
import { Pages } from './page-links.tsx'
import { type MemberRow, useFieldwork, useMembers } from './queries.ts'
import { Head, Shown } from './shown.tsx'
import './field.css'

export function Members() {
  const { t } = useTranslation()
  const { values, address, change } = useAddress('/members', [...filterNames, 'order', 'page'])
  const members = useMembers(values)
  const fieldwork = useFieldwork()
  const { order, page: _, ...filter } = values
  // What was chosen belongs to what was found: another filter, another choice.
  const found = JSON.stringify(filter)
  const [selection, setSelection] = useState<{ found: string; ids: readonly string[]; all: boolean }>()
  const chosen = selection?.found === found ? selection : { found, ids: [], all: false }
  const waves = fieldwork.data?.waves ?? []
  const toggle = (ids: readonly string[], on: boolean) => {
    const rest = chosen.ids.filter((id) => !ids.includes(id))
    setSelection({ found, ids: on ? [...rest, ...ids] : rest, all: false })
  }
  return (
    <>
      <Head title={t('members.title')} behind={members.data?.behind} />
      <MembersFilter values={values} change={(more) => change({ page: '', ...more })} />
      <Shown query={members}>
        {(data) => {
          const ids = data.members.map(({ id }) => id)
          const total = data.more
            ? t('members.more', { n: writeNumber(data.total) })
            : writeNumber(data.total)
          return (
            <>
              <div className="found">
                <p role="status">{t('members.found', { count: data.total, total })}</p>
                {data.total > 0 && <Download filter={filter} />}
              </div>
              {data.total > 0 && (
                <>
                  <ChangeMany
                    filter={filter}
                    chosen={chosen}
                    onAll={() => setSelection({ found, ids: [], all: true })}
                    onNone={() => setSelection(undefined)}
                    waves={waves}
                  />
                  <Scroll>
                    <table className="members">
                      <thead>
                        <tr>
                          <th scope="col">
                            <input
                              type="checkbox"
                              aria-label={t('many.page')}
                              checked={chosen.all || ids.every((id) => chosen.ids.includes(id))}
                              onChange={(event) => toggle(ids, event.target.checked)}
                            />
                          </th>
                          <th scope="col" aria-sort={order === 'down' ? 'descending' : 'ascending'}>
                            <Link href={address({ order: order === 'down' ? '' : 'down', page: '' })}>
                              {t('members.member')} {order === 'down' ? '↓' : '↑'}
                            </Link>
                          </th>
                          <th scope="col">{t('members.group')}</th>
                          <th scope="col">{t('members.participation')}</th>
                          <th scope="col">{t('members.application')}</th>
                          <th scope="col">{t('members.decision')}</th>
                          {waves.map((wave) => (
                            <th scope="col" key={wave.id}>
                              {inLanguage(wave.title)}
                            </th>
                          ))}
                        </tr>
                      </thead>
                      <tbody>
                        {data.members.map((member) => (
                          <tr key={member.id}>
                            <td>
                              <input
                                type="checkbox"
                                aria-label={t('many.one', { id: member.id })}
                                checked={chosen.all || chosen.ids.includes(member.id)}
                                onChange={(event) => toggle([member.id], event.target.checked)}
                              />
                            </td>
                            <th scope="row">
                              <Link href={`/members/${member.id}`}>{member.id}</Link>
                            </th>
                            <td>{member.group}</td>
                            <td>{t(`participation.short.${member.participation}`)}</td>
                            <td>{member.application ? writeDay(member.application) : '–'}</td>
                            <td>{member.decision ? writeDay(member.decision) : '–'}</td>
                            {waves.map((wave) => (
                              <td key={wave.id}>
                                <CaseCell member={member} wave={wave.id} />
                              </td>
                            ))}
                          </tr>
                        ))}
                      </tbody>
                    </table>
                  </Scroll>
                </>
              )}
              <Pages data={data} address={(page) => address({ page })} />
            </>
          )
        }}
      </Shown>
      <p>
        <Link href={addressOf('/', {})}>{t('members.back')}</Link>
      </p>
    </>
  )
}

function CaseCell({ member, wave }: { member: MemberRow; wave: string }) {
  const { t } = useTranslation()
  const own = member.cases[wave]
  if (!own) return <span className="quiet">–</span>
  return (
    <>
      {t(`status.${own.status}`)}
      <span className="quiet counts__explain">
        {own.stuck
          ? t(`stuck.${own.stuck}`)
          : own.nextOn
            ? t('members.next.on', { day: writeDay(own.nextOn) })
            : ''}
      </span>
    </>
  )
}
