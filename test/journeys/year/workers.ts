/** Two processes that do the same work at the same moment. The second is killed now and then, in the middle of it. */
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'

export interface Workers {
  /** Both do what is due at this moment; with `kill` the second is killed after so many milliseconds. */
  tick(moment: number, kill: number | null): Promise<void>
  readonly killed: () => number
  stop(): Promise<void>
}

interface Word {
  readonly ready?: boolean
  readonly done?: boolean
  readonly fault?: string
}

export async function startWorkers(env: Readonly<Record<string, string>>): Promise<Workers> {
  const start = async (): Promise<ChildProcess> => {
    const child = fork(join(import.meta.dirname, 'worker.mjs'), [], {
      env: { PATH: process.env.PATH ?? '', ...env },
      stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
    })
    await heard(child)
    return child
  }
  const first = await start()
  let second = await start()
  // Takes the place of the next one killed: the year does not wait for a process to start.
  let spare = start()
  let killed = 0
  return {
    tick: async (moment, kill) => {
      const busy = [first, second].map((child) => {
        const answer = heard(child)
        child.send(moment)
        return answer
      })
      if (kill === null) {
        await Promise.all(busy)
        return
      }
      const gone = new Promise((resolve) => second.once('exit', resolve))
      // What a killed process would have said does not matter.
      busy[1]!.catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, kill))
      second.kill('SIGKILL')
      await Promise.all([busy[0], gone])
      killed += 1
      second = await spare
      spare = start()
    },
    killed: () => killed,
    stop: async () => {
      const all = [first, second, await spare]
      const ends = all.map((child) => new Promise((resolve) => child.once('exit', resolve)))
      for (const child of all) child.disconnect()
      await Promise.all(ends)
    },
  }
}

/** The next word of a process; fails when it says what went wrong, or is gone. */
function heard(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const said = ({ fault }: Word) => {
      child.off('exit', gone)
      if (fault === undefined) resolve()
      else reject(new Error(fault))
    }
    const gone = () => {
      child.off('message', said)
      reject(new Error('a worker is gone'))
    }
    child.once('message', said)
    child.once('exit', gone)
  })
}
