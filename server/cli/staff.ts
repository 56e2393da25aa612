import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import { addStaff as addStaffCommand } from '../commands/add-staff.ts'
import { isRole, roles } from '../domain/permission.ts'
import { findStaffByEmail, listStaff } from '../queries/staff.ts'
import { CommandFailed } from './failed.ts'
import { withContext } from './with-context.ts'

export function addStaff(staff: Command): void {
  staff
    .command('add')
    .description('make an account; the password is read from standard input, not from the command line')
    .argument('<email>')
    .requiredOption('--name <name>', 'as it is shown')
    .requiredOption('--role <role>', roles.join(', '))
    .action((email: string, options: { name: string; role: string }) =>
      withContext(async (context) => {
        const { name, role } = options
        if (!isRole(role)) throw new CommandFailed(`A role is one of ${roles.join(', ')}; got '${role}'.`)
        if (await findStaffByEmail(context.store.now, email.toLowerCase())) {
          throw new CommandFailed(`There is an account for ${email} already.`)
        }
        const password = await askPassword()
        if (password.length < 12) throw new CommandFailed('A password has at least 12 signs.')
        await addStaffCommand(context, { name, email, role, password })
        console.log(`${email} can sign in as ${role}.`)
      }),
    )
  staff
    .command('list')
    .description('who has an account')
    .action(() =>
      withContext(async (context) => {
        for (const { email, name, role } of await listStaff(context.store.now)) {
          console.log(`${role.padEnd(12)}${email}  ${name}`)
        }
      }),
    )
}

async function askPassword(): Promise<string> {
  const prompt = createInterface({ input: process.stdin, output: process.stderr, terminal: false })
  if (process.stdin.isTTY) process.stderr.write('Password: ')
  for await (const line of prompt) return line
  throw new CommandFailed('No password was given on standard input.')
}
