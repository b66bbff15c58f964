import { type CompiledLexicon, compileLexicon } from '#libs/language/feeling/compile-lexicon.ts'
import type { CueEntry } from '#libs/language/feeling/lexicon.ts'
import cues from '#modules/bot/pack/cues.json' with { type: 'json' }

let compiled: CompiledLexicon | undefined

/** What customers say when they need a person, a protector or a friend: reviewed words, compiled at the first use. */
export function lexicon(): CompiledLexicon {
  compiled ??= compileLexicon({ cues: cues as readonly CueEntry[] })
  return compiled
}
