import { useState } from 'react'
import type { ContactDetail } from '#modules/conversations/contract.ts'
import type { Script } from '#modules/knowledge/contract.ts'
import { useMe } from '../../app/session/me.ts'
import { formWords } from '../../ui/form/words.ts'
import { Segments } from '../../ui/parts/Segments.tsx'
import { sampleOf } from '../../ui/reply/variables.ts'
import { ScriptSteps } from '../../ui/script/ScriptSteps.tsx'
import { LOCALES, type Locale } from '../../ui/words/locale.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { scriptWords } from './words.ts'

type Tick = ContactDetail['scriptTicks'][number]

/** A script as it stands beside a contact, in each language; ticking here is for trying and goes nowhere. */
export function ScriptPreview({ script }: { readonly script: Script }) {
  const say = useWords(scriptWords)
  const sayForm = useWords(formWords)
  const me = useMe()
  const [locale, setLocale] = useState<Locale>(useLocale())
  const [ticks, setTicks] = useState<readonly Tick[]>([])
  const { scriptId, version } = script
  const tick = (stepId: string, ticked: boolean) => {
    const others = ticks.filter((one) => one.stepId !== stepId)
    const one = { scriptId, version, stepId, tickedAt: Date.now(), tickedBy: me.personId }
    setTicks(ticked ? [...others, one] : others)
  }
  return (
    <section aria-label={say('tab-preview')} lang={locale}>
      <Segments
        label={say('language')}
        value={locale}
        choices={LOCALES.map((value) => ({ value, label: sayForm(`language-${value}`) }))}
        onChoose={setLocale}
      />
      <div className="script-preview">
        <div className="ph">
          <b className="ell">{script.name[locale] || say('untitled')}</b>
          <span className="sp" />
          <span className="t3 f12 nw">{say('versionNow', { version })}</span>
        </div>
        <ScriptSteps
          script={script}
          ticks={[...ticks]}
          isReadOnly={false}
          onTick={tick}
          locale={locale}
          wording={(text) => sampleOf(text, locale, me)}
        />
      </div>
    </section>
  )
}
