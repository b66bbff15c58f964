import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { call } from '../../api/call.ts'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { ChangesView } from './ChangesView.tsx'
import { releaseWords } from './release-words.ts'
import { changesQuery, useKeepBot } from './use-bot.ts'

/** What would go into the next release, and the button that freezes it. It is learned and judged in a moment. */
export function MakeRelease({ onMade }: { readonly onMade: (releaseId: string) => void }) {
  const say = useWords(releaseWords)
  const keep = useKeepBot()
  const changes = useQuery(changesQuery(null))
  const [note, setNote] = useState('')
  const field = useId()
  const make = useMutation({
    mutationFn: () => call<{ releaseId: string; number: number }>('POST', '/api/bot/releases', { body: { note } }),
    onSuccess: async ({ releaseId }) => {
      await keep()
      onMade(releaseId)
    },
  })
  return (
    <div className="bot-release">
      <p className="t2">{say('makeHint')}</p>
      <div>
        <label className="label" htmlFor={field}>
          {say('note')}
        </label>
        <input
          id={field}
          className="field"
          value={note}
          maxLength={300}
          placeholder={say('noteHint')}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <ProblemLine problem={make.error} />
      <div>
        <button type="button" className="btn p" disabled={make.isPending} onClick={() => make.mutate()}>
          {say('makeNow')}
        </button>
      </div>
      <ProblemLine problem={changes.error} onRetry={() => void changes.refetch()} />
      {changes.isPending ? <Skeleton /> : changes.data && <ChangesView changes={changes.data} />}
    </div>
  )
}
