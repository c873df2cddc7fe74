#!/usr/bin/env node
import { runCli } from './run.ts'

// Whoever read our lines may have gone (`| head`, a closed terminal): the work itself goes on to its end.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EPIPE') throw fault
  })

process.exitCode = await runCli(process.argv.slice(2), {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  env: process.env,
  workingDir: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
})
