import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ComplaintFile, LikeList } from '#modules/complaints/contract.ts'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { codeWords } from './code-words.ts'
import { alikeQuery, useAct } from './use-complaints.ts'
import { complaintWords } from './words.ts'

/** Others of the same customer, phone, representative or words: looked for when asked. */
export function Alike({
  file,
  onOpen,
}: {
  readonly file: ComplaintFile
  readonly onOpen: (complaintId: string) => void
}) {
  const say = useWords(complaintWords)
  const [isLooking, setLooking] = useState(false)
  const found = useQuery({ ...alikeQuery(file.complaintId), enabled: isLooking })
  return (
    <section>
      <div className="row">
        <h3>{say('alike')}</h3>
        <span className="sp" />
        <button
          type="button"
          className="btn s"
          disabled={found.isFetching}
          onClick={() => (isLooking ? void found.refetch() : setLooking(true))}
        >
          {say('lookAlike')}
        </button>
      </div>
      <ProblemLine problem={found.error} />
      {found.data && found.data.like.length === 0 && <p className="t2 f12">{say('noneAlike')}</p>}
      {found.data?.isOrganised && <p className="note-w">{say('organised')}</p>}
      <ul className="complaint-evidence">
        {found.data?.like.map((one) => (
          <Like key={one.complaintId} file={file} one={one} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  )
}

function Like(props: {
  readonly file: ComplaintFile
  readonly one: LikeList['like'][number]
  readonly onOpen: (complaintId: string) => void
}) {
  const { file, one, onOpen } = props
  const say = useWords(complaintWords)
  const sayCode = useWords(codeWords)
  const act = useAct(file.complaintId)
  return (
    <li>
      <div className="row">
        <button type="button" className="open" onClick={() => onOpen(one.complaintId)}>
          {one.reference}
        </button>
        <span>{one.maskedName}</span>
        {one.signs.map((sign) => (
          <span key={sign} className="tag w">
            {sayCode(`sign-${sign}`)}
          </span>
        ))}
        <span className="sp" />
        {file.decidedAt === null && file.mergedInto === null && (
          <ConfirmButton
            words={say('merge')}
            question={say('mergeAsk', { reference: one.reference })}
            onConfirm={() =>
              act.mutate({ method: 'POST', path: 'merging', body: { into: one.complaintId, note: say('sameMatter') } })
            }
          />
        )}
      </div>
      <p className="t2 f12 ell">{one.demand}</p>
      <ProblemLine problem={act.error} onDismiss={act.reset} />
    </li>
  )
}
