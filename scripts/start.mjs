import { report, root, setUp } from './setup.mjs'
import { pathToFileURL } from 'node:url'

// Sets up, then becomes the program: one process, so that signals reach the server itself and no shell stands between.
const ready = await setUp().then(() => true, report)
if (ready) await import(pathToFileURL(`${root}app/dist/cli/main.js`).href)
