import type { RulePack } from '../pack.ts'
import { CN, HK, TW } from './asia.ts'
import { UK, US_CFPB, US_REG_E } from './west.ts'

/** What the library knows: data to begin with. A house edits its own copies. */
export const PACKS: readonly RulePack[] = [CN, TW, HK, UK, US_CFPB, US_REG_E]
