import { parseArgs } from 'node:util'
import { type BenchOptions, printTable, type Row } from './report.ts'

const HELP = `npm run bench -- <delivery|bot|peak|storms|routing|board|page|libs|workforce|language|customers>... [options]

Measures the product against baselines in the same run; see bench/README.md.

  --runs N      interleaved pairs of runs (default 5)
  --seconds N   length of one run (default 6); workforce: CPU seconds of a search (default: by row);
                bot: 50 messages in each (default 10)
  --pairs N     delivery: senders with a reader each (default 200)
  --minutes N   peak: of the hour (default 10)
  --share S     peak, storms: of the largest bank; customers: of its rows (default 1)
  --decisions N routing: decisions compared with the plain scan (default 1000000)
  --data DIR    workforce: folder with the recorded data; language: folder with the labelled texts
  --only 7,12   workforce, language: these rows; customers: these parts (import, gate, screens)
  --seed N      workforce: of what is made up and of the searches; language: of folds, draws and learning (default 1)
  --json        print JSON
  --help        show this`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '5' },
    seconds: { type: 'string' },
    pairs: { type: 'string', default: '200' },
    minutes: { type: 'string', default: '10' },
    share: { type: 'string', default: '1' },
    decisions: { type: 'string', default: '1000000' },
    data: { type: 'string' },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

const parts: Readonly<Record<string, () => Promise<{ run(options: BenchOptions): Promise<Row[]> }>>> = {
  delivery: () => import('./delivery/delivery.ts'),
  bot: () => import('./bot.ts'),
  peak: () => import('./peak/peak.ts'),
  storms: () => import('./storms/storms.ts'),
  routing: () => import('./routing.ts'),
  board: () => import('./board.ts'),
  page: () => import('./page.ts'),
  libs: () => import('./libs.ts'),
  workforce: () => import('./workforce/workforce.ts'),
  language: () => import('./language/language.ts'),
  customers: () => import('./customers/customers.ts'),
}

const unknown = positionals.filter((part) => !(part in parts))
if (values.help || positionals.length === 0 || unknown.length > 0) {
  if (unknown.length > 0) console.error(`There is no benchmark ${unknown.join(', ')}.`)
  console.log(HELP)
  process.exitCode = values.help ? 0 : 1
} else {
  const options: BenchOptions = {
    runs: Number(values.runs),
    seconds: Number(values.seconds ?? 6),
    secondsGiven: values.seconds === undefined ? undefined : Number(values.seconds),
    only: values.only?.split(','),
    seed: Number(values.seed),
    pairs: Number(values.pairs),
    minutes: Number(values.minutes),
    share: Number(values.share),
    decisions: Number(values.decisions),
    data: values.data,
    onProgress: (line) => console.error(line),
  }
  const rows: Row[] = []
  for (const name of positionals) {
    const part = await parts[name]?.()
    if (part) rows.push(...(await part.run(options)))
  }
  if (values.json) console.log(JSON.stringify(rows, null, 2))
  else printTable(rows)
}
