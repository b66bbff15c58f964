import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { projectRoot } from '#platform/project-root.ts'

const HELP = `npm run fuzz -- [--inputs N] [--seed S]
Throws N inputs (100000 unless told) at every route and at both sockets of a server of its own.
The same seed throws the same inputs; without one, a new one is chosen and printed.`

const { values } = parseArgs({
  options: { inputs: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } },
})
const inputs = Number(values.inputs ?? 100_000)
const seed = Number(values.seed ?? randomInt(2 ** 31))
if (values.help) console.log(HELP)
else if (!Number.isInteger(inputs) || inputs < 1 || !Number.isInteger(seed)) {
  console.error(`--inputs is a whole number from 1 on, --seed a whole number.\n${HELP}`)
  process.exitCode = 1
} else {
  console.log(`fuzz: ${inputs} inputs; again with --inputs ${inputs} --seed ${seed}`)
  const argv = ['vitest', 'run', '--project', 'modules', 'tests/doors/fuzz']
  const env = { ...process.env, FUZZ_INPUTS: String(inputs), FUZZ_SEED: String(seed) }
  const run = spawn('npx', argv, { cwd: projectRoot, env, stdio: 'inherit' })
  run.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
}
