import './timeline.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { TimelineEntry } from '#modules/timeline/contract.ts'
import { useMay } from '../../app/session/me.ts'
import { dispositionsQuery, reasonsQuery } from '../../queries/codes.ts'
import { VisitLink } from '../branches/VisitLink.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { dayAndTime } from '../time/instant.ts'
import { serverNow } from '../time/server-clock.ts'
import { useLocale, useWords } from '../words/words.ts'
import { describeEntry } from './describe.ts'
import { timelineWords } from './words.ts'

/** One thing that happened: what, its number (which opens it), when, in codes and in people's own words. */
export function EntryLine({ entry }: { readonly entry: TimelineEntry }) {
  const say = useWords(timelineWords)
  const locale = useLocale()
  const codes = { reasons: useQuery(reasonsQuery).data, dispositions: useQuery(dispositionsQuery).data }
  const now = serverNow()
  const said = describeEntry(entry, codes, locale, now)
  return (
    <>
      <div className="row g8">
        <b className="nw">{say(`kind-${entry.kind}`)}</b>
        <Reference entry={entry} />
        {entry.isOpen && <StateTag state="running">{say('open')}</StateTag>}
        <span className="sp" />
        <span className="t3 f12 nw num">{dayAndTime(entry.beganAt, now)}</span>
      </div>
      {said.length > 0 && <div className="t2 f12">{said.join(' · ')}</div>}
      {entry.words !== '' && <div className="f12">{entry.words}</div>}
    </>
  )
}

function Reference({ entry: { kind, reference, sourceId, detail } }: { readonly entry: TimelineEntry }) {
  const mayContacts = useMay('conversations.read')
  const mayCases = useMay('cases.read')
  const mayComplaints = useMay('complaints.read')
  if (reference === null) return null
  if (kind === 'contact' && mayContacts)
    return (
      <Link className="open nw" to="/contacts" search={{ q: reference, contact: sourceId }}>
        {reference}
      </Link>
    )
  const { unitId, onDay } = detail
  if (kind === 'branch-visit' && typeof unitId === 'string' && typeof onDay === 'string')
    return <VisitLink visitId={sourceId} reference={reference} unitId={unitId} onDay={onDay} />
  const page = kind === 'case' && mayCases ? '/cases' : kind === 'complaint' && mayComplaints ? '/complaints' : null
  if (page !== null)
    return (
      <Link className="open nw" to={page} search={{ open: sourceId }}>
        {reference}
      </Link>
    )
  return <span className="t2 nw">{reference}</span>
}
