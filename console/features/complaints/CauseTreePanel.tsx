import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useMay } from '../../app/session/me.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { Field } from '../../ui/parts/Field.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { causeWords } from './cause-words.ts'
import { treeQuery, useCauseAct } from './use-causes.ts'

/** The tree of causes: that of the product, and the leaves a house adds, which compliance may take out of use. */
export function CauseTreePanel() {
  const say = useWords(causeWords)
  const locale = useLocale()
  const mayWrite = useMay('complaints.write-causes')
  const read = useQuery(treeQuery)
  const act = useCauseAct()
  const causes = read.data?.causes ?? []
  const branches = causes.filter(({ parent }) => parent === null)
  const retire = (code: string, isRetired: boolean) =>
    act.mutate({ method: 'PUT', path: `/api/complaint-causes/${code}/retirement`, body: { isRetired } })
  return (
    <div className="scroll complaint-file">
      <ProblemLine problem={read.error ?? act.error} onDismiss={act.reset} />
      {read.isPending && <Skeleton lines={8} />}
      {branches.map((branch) => (
        <section key={branch.code} aria-label={branch.name[locale]}>
          <h3>{branch.name[locale]}</h3>
          <ul className="complaint-evidence">
            {causes
              .filter(({ parent }) => parent === branch.code)
              .map((leaf) => (
                <li key={leaf.code} className="row">
                  <span>{leaf.name[locale]}</span>
                  {leaf.isOwn && <span className="tag">{say('own')}</span>}
                  {leaf.isRetired && <span className="tag w">{say('retired')}</span>}
                  <span className="sp" />
                  {mayWrite && leaf.isOwn && (
                    <button type="button" className="btn s" onClick={() => retire(leaf.code, !leaf.isRetired)}>
                      {say(leaf.isRetired ? 'renew' : 'retire')}
                    </button>
                  )}
                </li>
              ))}
          </ul>
        </section>
      ))}
      {mayWrite && branches.length > 0 && (
        <NewCause branches={branches.map(({ code, name }) => ({ value: code, label: name[locale] }))} />
      )}
    </div>
  )
}

const LANGUAGES = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' } as const
const LOCALES = ['zh-CN', 'zh-TW', 'en'] as const
const EMPTY = { 'zh-CN': '', 'zh-TW': '', en: '' }

function NewCause({ branches }: { readonly branches: readonly { readonly value: string; readonly label: string }[] }) {
  const say = useWords(causeWords)
  const act = useCauseAct()
  const [parent, setParent] = useState(branches[0]?.value ?? '')
  const [name, setName] = useState(EMPTY)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    act.mutate(
      { method: 'POST', path: '/api/complaint-causes', body: { parent, name } },
      { onSuccess: () => setName(EMPTY) },
    )
  }
  return (
    <form className="complaint-form inner" onSubmit={submit}>
      <Choose label={say('addTo')} value={parent} choices={branches} onChoose={setParent} />
      {LOCALES.map((locale) => (
        <Field
          key={locale}
          label={say('nameIn', { language: LANGUAGES[locale] })}
          value={name[locale]}
          maxLength={60}
          onText={(text) => setName({ ...name, [locale]: text })}
        />
      ))}
      <ProblemLine problem={act.error} onDismiss={act.reset} />
      <button type="submit" className="btn p" disabled={act.isPending}>
        {say('add')}
      </button>
    </form>
  )
}
