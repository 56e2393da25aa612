/** A mail server that takes everything and counts: in a thread of its own, so that the sender has a core for itself. */
import { parentPort } from 'node:worker_threads'
import { SMTPServer } from 'smtp-server'

const arrived = new Map()
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  disableReverseLookup: true,
  onData: (stream, _session, done) => {
    let head = ''
    stream.on('data', (part) => {
      if (head.length < 4_000) head += part.toString('latin1')
    })
    stream.on('end', () => {
      const id = /^Message-ID: (\S+)/im.exec(head)?.[1] ?? ''
      arrived.set(id, (arrived.get(id) ?? 0) + 1)
      done()
    })
  },
})
server.on('error', () => undefined)
server.listen(0, '127.0.0.1', () => parentPort.postMessage({ port: server.server.address().port }))
parentPort.on('message', () => {
  parentPort.postMessage({ messages: arrived.size, most: Math.max(0, ...arrived.values()) })
  arrived.clear()
})
