import type { Handlers } from '#kernel/contract'
import { dayOf, ok, type Refusal, type Result } from '#kernel/ground'
import type { Actor } from '#kernel/policy'
import { delegate, endPost, movePost, stopDelegation } from '../commands/edit-posts.ts'
import { importRows, importTable, mayImport } from '../commands/import-table.ts'
import { setParameter } from '../commands/set-parameter.ts'
import { withdrawDuty } from '../commands/withdraw-duty.ts'
import type { PeopleContext } from '../context.ts'
import type { ImportReport } from '../rules/rows.ts'
import type { TableName, TableRows } from '../tables/columns.ts'
import { readTable } from '../tables/read-table.ts'
import type { keepingContract } from './directory-contract.ts'

const idOf = (id: string, result: Result<unknown, Refusal>): Result<{ id: string }, Refusal> =>
  result.ok ? ok({ id }) : result

export function keepingHandlers(ctx: PeopleContext): Handlers<typeof keepingContract> {
  const { store } = ctx
  /** Rows from a form stand in for a file's: the place in the list is their line. */
  const rows = <T extends TableName>(
    actor: Actor,
    table: T,
    list: readonly Omit<TableRows[T], 'line'>[],
  ): Promise<Result<ImportReport, Refusal>> =>
    store.unit((unit) =>
      importRows(
        unit,
        actor,
        table,
        list.map((row, i) => ({ ...row, line: i + 1 })) as unknown as TableRows[T][],
      ),
    )
  return {
    'POST /api/units': ({ actor, body }) => rows(actor, 'units', body.rows),
    'POST /api/people': ({ actor, body }) => rows(actor, 'persons', body.rows),
    'POST /api/posts': ({ actor, body }) => rows(actor, 'posts', body.rows),
    'POST /api/accounts': ({ actor, body }) => rows(actor, 'accounts', body.rows),
    'POST /api/roster': ({ actor, body }) => rows(actor, 'roster', body.rows),
    'POST /api/leave': ({ actor, body }) => rows(actor, 'leave', body.rows),
    'POST /api/posts/:id/end': async ({ actor, params, body }) =>
      idOf(params.id, await store.unit((unit) => endPost(unit, actor, { post: params.id, to: body.to }))),
    'POST /api/posts/:id/move': async ({ actor, params, body }) => {
      const moved = await store.unit((unit) =>
        movePost(unit, actor, { post: params.id, unit: body.unit, from: body.from }),
      )
      return moved.ok ? ok({ id: moved.value.id }) : moved
    },
    'POST /api/delegations': ({ actor, body }) => store.unit((unit) => delegate(unit, actor, body)),
    'POST /api/delegations/:id/end': async ({ actor, params }) =>
      idOf(params.id, await store.unit((unit) => stopDelegation(unit, actor, params.id))),
    'POST /api/roster/:id/withdraw': async ({ actor, params, body }) =>
      idOf(
        params.id,
        await store.unit((unit) => withdrawDuty(unit, actor, { id: params.id, reason: body.reason })),
      ),
    'POST /api/people-import/:table': async ({ actor, params, query, upload }) => {
      const allowed = mayImport(actor, params.table)
      if (!allowed.ok) return allowed
      const table = await readTable(upload.bytes)
      if (!table.ok) return table
      const report = await importTable(ctx, actor, params.table, table.value, query.preview)
      return report.ok ? ok({ ...report.value, preview: query.preview }) : report
    },
    'POST /api/settings': async ({ actor, body, clock }) => {
      const set = await store.unit((unit) =>
        setParameter(unit, actor, { ...body, from: body.from ?? dayOf(clock()) }),
      )
      return set.ok ? ok({ parameter: body.parameter, value: body.value }) : set
    },
  }
}
