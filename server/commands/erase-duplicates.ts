/** Who asks to be erased is erased under every record that turned out to be theirs. Inside the transaction of the erasure. */
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { deleteAnswersOfCase } from '../queries/answers.ts'
import { emptyReasons } from '../queries/disposition.ts'
import { updateParticipation } from '../queries/member.ts'
import { listDuplicatesOf } from '../queries/merge.ts'
import { listCasesOfMember } from '../queries/sample-case.ts'
import { deleteIdentity } from '../queries/vault.ts'

export async function eraseDuplicates(context: Context, db: Db, memberId: string): Promise<void> {
  for (const id of await listDuplicatesOf(db, memberId)) {
    if (!(await updateParticipation(db, id, 'duplicate', 'erased', context.clock()))) continue
    for (const found of Object.values(await listCasesOfMember(db, id)))
      await deleteAnswersOfCase(db, found.id)
    await deleteIdentity(db, id)
    await emptyReasons(db, id)
    await eraseDuplicates(context, db, id)
  }
}
