import { seededRandom } from '#libs/chance/seeded-random.ts'
import { checkAnswer } from '#libs/language/guard/check-answer.ts'
import { adversarialTrials, groundedTrials, type Trial } from '#libs/language/guard/testing/attacks.ts'
import type { Row } from '../report.ts'
import type { LanguageOptions } from './language.ts'
import { toldRow } from './measured.ts'

const PRODUCTS = ['白金信用卡', '黑金卡', 'Platinum Credit Card', 'Black Gold Card', '一诺定存', '手机银行']

/** T14: answers with one fault each that are stopped, and answers made of what an article says that may go out. */
export function run({ seed }: LanguageOptions): readonly Row[] {
  const passes = ({ answer, citations, articles, locale }: Trial) =>
    checkAnswer(answer, citations, articles, { now: 0, locale, products: PRODUCTS }).ok
  const share = (trials: readonly Trial[], holds: (trial: Trial) => boolean) =>
    trials.filter(holds).length / trials.length
  const faulty = adversarialTrials(420, seededRandom(seed))
  const grounded = groundedTrials(300, seededRandom(seed + 1))
  return [
    toldRow({ id: 'T14', name: 'faulty answers stopped', values: [share(faulty, (t) => !passes(t))], atLeast: 1 }),
    toldRow({ id: 'T14', name: 'grounded answers passed', values: [share(grounded, passes)], atLeast: 0.98 }),
  ]
}
