import type { WorkContract } from '#modules/rosters/terms-contract.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import type { Pack } from './contract-draft.ts'
import { packSource } from './pack-sources.ts'
import { RevisionLine } from './RevisionLine.tsx'
import { differences, RULE_KINDS, type WorkRule } from './rule-limits.ts'
import { BarLegend, ShiftBar } from './ShiftBar.tsx'
import { differenceText, ruleText, spanText } from './told.ts'
import { contractWords } from './words.ts'

/** A contract for those who do not change it. */
export function ContractRead({ contract, pack }: { readonly contract: WorkContract; readonly pack: Pack }) {
  const say = useWords(contractWords)
  const locale = useLocale()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="scroll contract-read" tabIndex={0} aria-label={contract.name}>
      <p className="t3 f12">
        {say(`pack-${pack.id}`)} · {say('packAsOf', { count: pack.rules.length, date: pack.asOf })}
      </p>
      <RevisionLine contract={contract} />
      <h3>{say('rules')}</h3>
      {RULE_KINDS.map((kind) => {
        const rules = contract.rules.filter((rule) => rule.kind === kind)
        return (
          rules.length > 0 && (
            <section key={kind} aria-label={say(kind)}>
              <h4>{say(kind)}</h4>
              {rules.map((rule) => (
                <RuleRead key={rule.id} rule={rule} pack={pack.rules.find(({ id }) => id === rule.id)} />
              ))}
            </section>
          )
        )
      })}
      <h3>{say('shifts')}</h3>
      <BarLegend />
      {contract.shifts.map((shift) => (
        <section key={shift.id} aria-label={shift.id}>
          <h4>{shift.id}</h4>
          <ShiftBar name={shift.id} shift={shift} />
          <p className="f12 t2">
            {shift.breaks
              .map(({ id, seconds }) => say('barBreak', { name: id, span: spanText(seconds, locale) }))
              .join(' · ')}
          </p>
        </section>
      ))}
    </section>
  )
}

function RuleRead({ rule, pack }: { readonly rule: WorkRule; readonly pack: WorkRule | undefined }) {
  const say = useWords(contractWords)
  const locale = useLocale()
  const different = pack?.kind === rule.kind ? differences(rule, pack) : []
  const state = pack === undefined ? 'own' : different.length === 0 ? 'inPack' : 'differs'
  const between = locale === 'en' ? '; ' : '；'
  return (
    <div className="rule">
      <div className="row wrap">
        <code>{rule.id}</code>
        <span className={state === 'differs' ? 'tag differs' : 'tag'}>{say(state)}</span>
        <span className="tag">{say(rule.severity)}</span>
      </div>
      <p>{ruleText(rule, locale)}</p>
      <p className="f12 t3">
        {rule.source === pack?.source ? packSource(pack, locale) : rule.source} ·{' '}
        {say('since', { date: rule.effectiveFrom })}
      </p>
      {pack && different.length > 0 && (
        <p className="f12 t2">
          {say('packSays', { what: different.map((one) => differenceText(one, pack, locale)).join(between) })}
        </p>
      )}
    </div>
  )
}
