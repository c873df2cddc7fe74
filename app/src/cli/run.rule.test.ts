import { expect, it } from 'vitest'
import { runCli } from './run.ts'

async function said(...given: string[]): Promise<readonly [number, string]> {
  const lines: string[] = []
  const say = (line: string): void => void lines.push(line)
  const code = await runCli(given, { out: say, err: say, env: {}, workingDir: '/' })
  return [code, lines.join('\n')]
}

it('helps with one command as with all', async () => {
  const [code, help] = await said('help', 'scan')
  expect([code, help]).toEqual(await said('scan', '--help'))
  expect(help).toContain('subrosa scan')
  expect(help).toContain('130')
  expect(await said('help')).toEqual(await said('--help'))
  expect(await said('help', 'scna')).toEqual([2, expect.stringContaining('CLI_UNKNOWN_COMMAND')])
})
