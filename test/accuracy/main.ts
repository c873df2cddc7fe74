import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { measure } from './measure.ts'
import { report, verdicts } from './report.ts'

/** `npm run accuracy [--seed=n] [--papers=n] [--prose=bytes] [--out=file]`: writes docs/accuracy.md, says which aims were missed. */
const words = process.argv.slice(2)
const option = (name: string): string | undefined =>
  words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3)
const unknown = words.filter((word) => !/^--(seed|papers|prose|out)=/.test(word))
if (unknown.length > 0) {
  process.stderr.write(
    `not understood: ${unknown.join(' ')}; there are --seed=, --papers=, --prose= and --out=\n`,
  )
  process.exit(2)
}
const seed = Number(option('seed') ?? 20261129)
const measured = await measure(seed, Number(option('papers') ?? 15_000), Number(option('prose') ?? 5_000_000))
const out = option('out') ?? fileURLToPath(new URL('../../docs/accuracy.md', import.meta.url))
writeFileSync(out, report({ seed, measured }))
for (const { aim, recall, precision, reached, worst } of verdicts(measured)) {
  const figures = `recall ${(recall * 100).toFixed(2)} %, precision ${(precision * 100).toFixed(2)} %`
  process.stdout.write(`${reached ? '✓' : '✗'} ${aim.name}: ${figures}; weakest ${worst}\n`)
}
process.stdout.write(`${out}\n`)
