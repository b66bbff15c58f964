import { ACCOUNT } from './account.ts'
import { CARD_LOSS } from './card-loss.ts'
import type { Chain } from './chain.ts'
import { COMPLAINT } from './complaint.ts'
import { CREDIT_CARD } from './credit-card.ts'
import { DIGITAL } from './digital.ts'
import { BEREAVEMENT, FREEZE } from './freeze-bereavement.ts'
import { FX } from './fx.ts'
import { INSURANCE } from './insurance.ts'
import { LOAN } from './loan.ts'
import { PAYMENT } from './payment.ts'
import { REPAYMENT } from './repayment.ts'
import { SCAM_REPORT } from './scam-report.ts'
import { SHORT_QUESTIONS } from './short-questions.ts'
import { WEALTH } from './wealth.ts'

/** Everything the simulated customers say, written for this simulation. */
export const CHAINS: readonly Chain[] = [
  ...CARD_LOSS,
  ...SCAM_REPORT,
  ...PAYMENT,
  ...ACCOUNT,
  ...DIGITAL,
  ...CREDIT_CARD,
  ...REPAYMENT,
  ...LOAN,
  ...WEALTH,
  ...INSURANCE,
  ...FX,
  ...FREEZE,
  ...BEREAVEMENT,
  ...COMPLAINT,
  ...SHORT_QUESTIONS,
]
