import '../../ui/problems/branch-problems.ts'
import './day.css'
import { useQuery } from '@tanstack/react-query'
import type { BranchView } from '#modules/branches/contract.ts'
import { call } from '../../api/call.ts'
import { Beside, Split, useOpen } from '../../ui/form/Split.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import type { Locale } from '../../ui/words/locale.ts'
import { useWords } from '../../ui/words/words.ts'
import { SettingsForm } from './SettingsForm.tsx'
import { settingsWords } from './settings-words.ts'

export interface SettingsList {
  readonly branches: readonly BranchView[]
  readonly calendars: readonly { readonly key: string; readonly name: Readonly<Record<Locale, string>> }[]
}

/** How each branch within reach receives customers. */
export function SettingsPage() {
  const say = useWords(settingsWords)
  const [open, setOpen] = useOpen()
  const read = useQuery({
    queryKey: ['branches', 'settings'],
    queryFn: ({ signal }) => call<SettingsList>('GET', '/api/branches/settings', { signal }),
  })
  const chosen = read.data?.branches.find(({ unitId }) => unitId === open)
  return (
    <Split
      title={say('title')}
      beside={
        chosen &&
        read.data && (
          <Beside title={chosen.name} onClose={() => setOpen(null)}>
            <SettingsForm
              key={`${chosen.unitId} ${chosen.settings?.version ?? 0}`}
              branch={chosen}
              calendars={read.data.calendars}
            />
          </Beside>
        )
      }
    >
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending && <Skeleton lines={4} />}
      {read.data?.branches.length === 0 && <EmptyState what={say('none')} todo={say('noneTodo')} />}
      {read.data && read.data.branches.length > 0 && (
        <table className="tbl">
          <caption className="for-ears">{say('title')}</caption>
          <tbody>
            {read.data.branches.map(({ unitId, name, settings }) => (
              <tr key={unitId} className={unitId === open ? 'on' : undefined}>
                <td>
                  <button
                    type="button"
                    className="open"
                    aria-current={unitId === open ? 'true' : undefined}
                    onClick={() => setOpen(unitId)}
                  >
                    {name}
                  </button>
                </td>
                <td className="t2">
                  {settings === null
                    ? say('notSetUp')
                    : say('summary', {
                        desks: settings.desks,
                        minutes: settings.slotMinutes,
                        within: settings.serveWithinMinutes,
                      })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Split>
  )
}
