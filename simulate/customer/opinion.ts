import type { Language } from '../../seed/bank/customers.ts'
import { type Chance, pick, pickWeighted } from '../../seed/chance.ts'
import type { Mood } from '../utterances/chain.ts'

/** A contact as its customer remembers it. */
export interface Experience {
  /** From asking to the first words of a person, in real seconds; null: none came. */
  readonly waitedSeconds: number | null
  /** People met, 1 or more; one more for each transfer. */
  readonly agentsMet: number
  /** How often the customer had to ask whether anyone is there. */
  readonly nudges: number
  readonly mood: Mood
}

export interface Opinion {
  /** 1 to 5 */
  readonly score: number
  readonly comment: string | undefined
}

/** Of those who had nothing to bear, for 1 to 5: five in six are satisfied. */
const CALM_WEIGHTS = [2, 4, 10, 29, 55]
const LEAST_PARTICIPATION = 0.34
/** Who was annoyed has more to say. */
const PARTICIPATION_PER_STRAIN = 0.04
const MOST_PARTICIPATION = 0.42
const WRITES_A_COMMENT = 0.35
const MOOD_STRAIN: Readonly<Record<Mood, number>> = { calm: 0, worried: 0.1, grieving: 0.2, angry: 0.8 }

/** What a customer answers when asked how it was; undefined: nothing, as most do. */
export function opinionOf(chance: Chance, language: Language, experience: Experience): Opinion | undefined {
  const strain = strainOf(experience)
  if (chance() >= Math.min(MOST_PARTICIPATION, LEAST_PARTICIPATION + strain * PARTICIPATION_PER_STRAIN))
    return undefined
  const weights = CALM_WEIGHTS.map(
    (weight, place) => [place + 1, weight * Math.exp(strain * (2 - place) * 0.5)] as const,
  )
  const score = pickWeighted(chance, weights)
  const comment = chance() < WRITES_A_COMMENT ? pick(chance, wordsFor(language, score, experience)) : undefined
  return { score, comment }
}

/** 0: nothing to bear. A minute of waiting, a transfer, or asking into the silence weighs about 1. */
function strainOf({ waitedSeconds, agentsMet, nudges, mood }: Experience): number {
  const waiting = waitedSeconds === null ? 2 : Math.min(2, Math.max(0, waitedSeconds - 25) / 60)
  return waiting + 0.8 * Math.max(0, agentsMet - 1) + 0.8 * nudges + MOOD_STRAIN[mood]
}

const LONG_WAIT_SECONDS = 60

function wordsFor(language: Language, score: number, { waitedSeconds, agentsMet }: Experience): readonly string[] {
  const said = COMMENTS[language]
  if (score >= 4) return said.good
  if (score === 3) return said.fair
  if (agentsMet > 1) return said.passedOn
  return (waitedSeconds ?? LONG_WAIT_SECONDS) >= LONG_WAIT_SECONDS ? said.waited : said.poor
}

type Comments = Readonly<Record<'good' | 'fair' | 'poor' | 'waited' | 'passedOn', readonly string[]>>
const COMMENTS: Readonly<Record<Language, Comments>> = {
  'zh-CN': {
    good: ['很耐心，讲得清楚', '回复快，一次就解决了', '谢谢，态度很好', '比打电话方便'],
    fair: ['问题解决了，就是步骤多', '一般，还要自己再去网点', '答复可以再具体一点'],
    poor: ['答非所问，问题没解决', '说了半天还是让我等通知', '态度有点敷衍'],
    waited: ['等太久了，中间没人理', '排队时间太长', '急事，等了好几分钟才有人'],
    passedOn: ['转来转去，每个人都要重新说', '转了一次才有人能办，第一位应该直接说', '换了人以后又等了很久'],
  },
  'zh-TW': {
    good: ['很有耐心，說明清楚', '回覆很快，一次就處理好', '服務態度很好'],
    fair: ['有處理，但步驟有點多', '說明可以更具體'],
    poor: ['沒有回答到我的問題', '還是要我等通知'],
    waited: ['等太久了', '排隊時間太長'],
    passedOn: ['轉來轉去，每次都要重講', '換人之後又等很久'],
  },
  en: {
    good: ['Quick and clear, thank you', 'Very patient, solved at once', 'Much easier than calling'],
    fair: ['Solved, but with too many steps', 'The answer could have been more specific'],
    poor: ['Did not answer my question', 'Still told to wait for a message'],
    waited: ['I waited far too long', 'Nobody there for minutes'],
    passedOn: ['Passed around and had to explain again', 'Waited again after being transferred'],
  },
}
