import { openHouse } from './house.ts'
import { play } from './play.ts'
import type { Order, Report } from './run-trials.ts'

/** One process of a run: plays its seeds one after the other and says how each went. */
process.once('message', async (order: Order) => {
  const house = await openHouse(order.databaseUrl)
  for (const seed of order.seeds) {
    const { trace, ...played } = await play(house, seed)
    const report: Report = order.seeds.length === 1 ? { ...played, trace } : played
    await new Promise<void>((sent) => process.send?.(report, undefined, undefined, () => sent()))
  }
  await house.close()
  process.disconnect()
})
process.once('disconnect', () => process.exit(0))
