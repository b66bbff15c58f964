import type { ScriptWalk } from '#modules/assist/script-walk-contract.ts'
import { OpenContact } from '../../ui/drill/OpenContact.tsx'
import type { Column } from '../../ui/table/view.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { walkWords } from './words.ts'

/** When, who, which script in which version, and the mandatory steps that were left out. */
export function useColumns(opened: string, onOpen: (contactId: string) => void): readonly Column<ScriptWalk>[] {
  const say = useWords(walkWords)
  const locale = useLocale()
  const time = (at: number) => dayAndTime(at, serverNow())
  return [
    {
      key: 'at',
      title: say('at'),
      value: ({ at }) => at,
      text: ({ at }) => time(at),
      cell: ({ at, contactId }) => <OpenContact at={at} contactId={contactId} opened={opened} onOpen={onOpen} />,
    },
    { key: 'person', title: say('person'), value: ({ person }) => person?.name ?? say('someone') },
    {
      key: 'script',
      title: say('script'),
      value: ({ name, version }) => `${name[locale]} · ${say('version', { version })}`,
    },
    {
      key: 'steps',
      title: say('steps'),
      value: ({ ticked }) => ticked,
      text: ({ ticked, steps }) => say('stepsOf', { ticked, steps }),
      cell: ({ ticked, steps }) => <span className="nw">{say('stepsOf', { ticked, steps })}</span>,
    },
    {
      key: 'skipped',
      title: say('skipped'),
      value: ({ skipped }) =>
        skipped.map(({ title }) => title[locale]).join(locale === 'en' ? ', ' : '、') || say('nothing'),
    },
    {
      key: 'form',
      title: say('form'),
      value: ({ form }) => {
        if (form === null) return say('noForm')
        const { filled, fields, missing } = form
        const names = missing.map(({ name }) => name[locale]).join(locale === 'en' ? ', ' : '、')
        const told = say('formOf', { filled, fields })
        return names === '' ? told : `${told} · ${say('formLacks', { fields: names })}`
      },
    },
  ]
}
