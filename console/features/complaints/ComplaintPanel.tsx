import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ComplaintFile } from '#modules/complaints/contract.ts'
import { problemOf } from '../../api/problem.ts'
import { useMay } from '../../app/session/me.ts'
import { Beside } from '../../ui/form/Split.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { useNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { Alike } from './Alike.tsx'
import { CaseSection } from './CaseSection.tsx'
import { CauseSection } from './CauseSection.tsx'
import { Clocks } from './Clocks.tsx'
import { CodingForm } from './CodingForm.tsx'
import { codeWords } from './code-words.ts'
import { Evidence } from './Evidence.tsx'
import { Letters } from './Letters.tsx'
import { LevelLine } from './LevelLine.tsx'
import { Moves } from './Moves.tsx'
import { Papers } from './Papers.tsx'
import { RevealField } from './RevealField.tsx'
import { useComplaintWhat } from './use-complaint-what.ts'
import { fileQuery } from './use-complaints.ts'
import { useEntryAbout } from './use-entry-about.ts'
import { complaintWords } from './words.ts'

interface Props {
  readonly complaintId: string
  readonly onClose: () => void
  readonly onOpen: (complaintId: string) => void
}

/** One complaint: its clock, what may be done now and what not and why, evidence, coding, letters, history. */
export function ComplaintPanel({ complaintId, onClose, onOpen }: Props) {
  const say = useWords(complaintWords)
  const sayCode = useWords(codeWords)
  const mayHandle = useMay('complaints.handle')
  const mayReveal = useMay('complaints.reveal')
  const mayReadContacts = useMay('conversations.read')
  const read = useQuery({
    ...fileQuery(complaintId),
    retry: (count, error) => problemOf(error).status !== 404 && count < 2,
  })
  const file = read.data
  return (
    <Beside
      title={file ? `${file.reference} ${file.maskedName}` : say('title')}
      tools={
        file && (
          <>
            <span className="tag">{sayCode(`level-${file.level}`)}</span>
            <span className="tag">{sayCode(`stage-${file.stage}`)}</span>
            <span className="tag">{file.severity}</span>
          </>
        )
      }
      onClose={onClose}
    >
      {read.isPending && <Skeleton lines={8} />}
      {read.isError &&
        (problemOf(read.error).status === 404 ? (
          <EmptyState what={say('gone')} />
        ) : (
          <ProblemLine problem={read.error} />
        ))}
      {file && (
        <div className="scroll complaint-file">
          {file.mergedInto !== null && (
            <p className="note-i">
              {say('mergedInto')}{' '}
              <button type="button" className="btn t" onClick={() => onOpen(file.mergedInto ?? '')}>
                {say('openIt')}
              </button>
            </p>
          )}
          <Clocks file={file} />
          {mayHandle && <Moves file={file} />}
          <section>
            <h3>{say('demand')}</h3>
            <p className="complaint-said">{file.demand}</p>
            <p className="t3 f12">
              {[
                sayCode(`channel-${file.filingChannel}`),
                file.maskedPhone,
                say('handledBy', { name: file.handler?.name ?? say('noHandler') }),
                say('takenInBy', { name: file.registeredBy?.name ?? '—' }),
              ]
                .filter((one) => one !== null)
                .join(' · ')}
            </p>
            {file.contactId !== null && mayReadContacts && (
              <p>
                <Link to="/contacts" search={{ contact: file.contactId }}>
                  {say('openContact')}
                </Link>
              </p>
            )}
          </section>
          {mayReveal && (
            <section>
              <RevealField complaintId={complaintId} field="name" />
              {file.maskedPhone !== null && <RevealField complaintId={complaintId} field="phone" />}
            </section>
          )}
          {mayHandle && <LevelLine file={file} />}
          <CaseSection file={file} mayHandle={mayHandle} />
          {mayHandle && <CodingForm key={file.version} file={file} />}
          {mayHandle && <CauseSection key={`causes ${file.version}`} file={file} />}
          <Evidence file={file} mayHandle={mayHandle} />
          <Papers file={file} mayHandle={mayHandle} />
          <Letters file={file} mayHandle={mayHandle} />
          {mayHandle && <Alike file={file} onOpen={onOpen} />}
          <History entries={file.entries} />
        </div>
      )}
    </Beside>
  )
}

function History({ entries }: { readonly entries: ComplaintFile['entries'] }) {
  const say = useWords(complaintWords)
  const what = useComplaintWhat()
  const about = useEntryAbout()
  const now = useNow()
  return (
    <section>
      <h3>
        {say('history')} <span className="t3 f12">{say('historyHint')}</span>
      </h3>
      <ol className="complaint-history">
        {entries.map((entry) => (
          <li key={entry.number} className="row f12">
            <span className="t3 nw">{dayAndTime(entry.at, now)}</span>
            <span className="nw">{what(entry.what)}</span>
            <span className="t2">{[about(entry), entry.note].filter((one) => one !== null).join(' · ')}</span>
            <span className="sp" />
            <span className="t3 nw">{entry.by?.name ?? say('house')}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
