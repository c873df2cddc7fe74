import { pathToFileURL } from 'node:url'
import { report, root, setUp } from './setup.mjs'

/**
 * npm starts us through a shell, and that shell dies of a signal without passing it on: the server would live on unseen,
 * holding its directory. When the shell is gone, we stop as if the signal had come to us.
 */
function stopWithShell() {
  const shell = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}

// Sets up, then becomes the program: one process, so that signals reach the server itself.
if (process.env['npm_lifecycle_event']) stopWithShell()
const ready = await setUp().then(() => true, report)
if (ready) await import(pathToFileURL(`${root}app/dist/cli/main.js`).href)
