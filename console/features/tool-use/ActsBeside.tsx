import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ToolAct, ToolActRow, ToolActsReply } from '#modules/assist/tool-use-contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { Beside } from '../../ui/form/Split.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { toolUseWords } from './words.ts'

interface Props {
  readonly personId: string
  readonly week: string
  readonly name: string | undefined
  readonly onClose: () => void
}

/** What one person did in the week: each line is one use, and opens to its contact. */
export function ActsBeside({ personId, week, name, onClose }: Props) {
  const say = useWords(toolUseWords)
  const acts = useQuery({
    queryKey: ['tool-use-acts', personId, week],
    queryFn: ({ signal }) =>
      call<ToolActsReply>('GET', '/api/assist/tool-use/acts', { query: { personId, week }, signal }),
  })
  const told = acts.data?.name ?? name
  return (
    <Beside title={told === undefined ? say('actsOf') : say('acts', { name: told })} onClose={onClose}>
      <ProblemLine problem={acts.error} onRetry={() => void acts.refetch()} />
      {acts.isPending && <Skeleton lines={5} />}
      {acts.data?.acts.length === 0 && <EmptyState what={say('noActs')} todo={say('noActsTodo')} />}
      <ol className="tool-acts">
        {acts.data?.acts.map((one) => (
          <Act key={`${one.act} ${one.contactId} ${one.subject}`} act={one} />
        ))}
      </ol>
    </Beside>
  )
}

/** Their subject is the code of an article or of a reply, which people know; the others' are ids. */
const WITH_CODE: readonly ToolAct[] = ['suggestion-used', 'article-read', 'article-copied', 'reply-sent']

function Act({ act: { act, at, subject, contactId } }: { readonly act: ToolActRow }) {
  const say = useWords(toolUseWords)
  const mayRead = useMay('conversations.read')
  const time = <time dateTime={new Date(at).toISOString()}>{dayAndTime(at, serverNow())}</time>
  return (
    <li>
      <span className="t2 f12 n">{time}</span>
      <span>
        {say(act)} {WITH_CODE.includes(act) && <span className="t3 f12">{subject}</span>}
      </span>
      {contactId !== null && mayRead && (
        <Link className="open f12 nw" to="/contacts" search={{ contact: contactId }}>
          {say('openContact')}
        </Link>
      )}
    </li>
  )
}
