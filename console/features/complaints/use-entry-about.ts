import type { ComplaintFile } from '#modules/complaints/contract.ts'
import { useMay } from '../../app/session/me.ts'
import { useWords } from '../../ui/words/words.ts'
import { codeWords, isCode } from './code-words.ts'
import { useCauseName } from './use-causes.ts'

/** What an entry is about, in words: its coding, level, clock, letter or causes; a reference stays what it is. */
export function useEntryAbout(): (entry: ComplaintFile['entries'][number]) => string | null {
  const say = useWords(codeWords)
  const maySeeTree = useMay('complaints.measures')
  const causeOf = useCauseName(maySeeTree)
  const worded = (key: string, code: string) => (isCode(key) ? say(key) : code)
  return ({ what, code }) => {
    if (code === null) return null
    if (what === 'caused') return code.split('/').map(causeOf).join(' / ')
    if (what === 'coded') {
      const [channel = '', product = '', reason = '', severity = ''] = code.split('/')
      return [`a-${channel}`, `b-${product}`, `c-${reason}`]
        .map((key) => worded(key, key.slice(2)))
        .concat(severity)
        .join(' / ')
    }
    if (what.startsWith('level-')) return worded(`level-${code}`, code)
    if (what.startsWith('letter')) return worded(`letter-${code}`, code)
    if (what === 'evidence') return worded(`evidence-${code}`, code)
    if (what === 'clock-kept' || what.startsWith('escalated-')) return worded(`clock-${code}`, code)
    return code
  }
}
