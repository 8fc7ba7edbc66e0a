// Who works at the desk, for administrators, and the audit log. Nobody changes their own role or
// removes themselves, so that there is always an administrator left.

import * as v from 'valibot';
import { contract } from '#core/contract.ts';
import { instant } from '#core/units.ts';
import type { ApiContext } from './api-context.ts';
import { makeInvitation } from './invitations.ts';
import { invalid, refuse } from './problems.ts';
import type { ServeOperation } from './serve-operation.ts';
import { appendAudit } from './store/audit.ts';
import { timestampOf } from './store/live.ts';
import { removeStaff } from './store/staff.ts';

const auditPageSize = 100;

const auditQuery = v.object({
  before: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'is not the `next` of a page'), v.transform(Number)),
  ),
});

export function serveAccounts(serve: ServeOperation, { engine, now }: ApiContext): void {
  serve(contract.readAudit, async (c) => {
    const parsed = v.safeParse(auditQuery, c.req.query());
    if (!parsed.success) return invalid(c, parsed.issues);
    const { before } = parsed.output;
    let query = engine.db
      .selectFrom('audit')
      .select(['seq', 'at_ms', 'who', 'what', 'subject'])
      .orderBy('seq', 'desc')
      .limit(auditPageSize + 1);
    if (before !== undefined) query = query.where('seq', '<', before);
    const rows = await query.execute();
    const entries = rows.slice(0, auditPageSize).map(({ at_ms, ...entry }) => {
      return { ...entry, at: timestampOf(instant(at_ms)) };
    });
    const next = rows.length > auditPageSize ? String(entries.at(-1)?.seq) : null;
    return { entries, next };
  });

  serve(contract.readAccounts, async () => {
    const query = engine.db.selectFrom('staff').select(['id', 'name', 'role']).orderBy('at_ms');
    return { staff: await query.execute() };
  });

  serve(contract.changeRole, async (c, { role }) => {
    const id = c.req.param('id') ?? '';
    const { staff } = c.var;
    if (id === staff.id) return refuse(c, 'not_allowed');
    const isDone = await engine.write(async (transaction) => {
      const query = transaction.updateTable('staff').set({ role }).where('id', '=', id);
      if (!(await query.returning('id').executeTakeFirst())) return false;
      const entry = { at: now(), who: staff.id, what: `role ${role}`, subject: id };
      await appendAudit(transaction, entry);
      return true;
    });
    return isDone ? null : refuse(c, 'not_found');
  });

  serve(contract.removeAccount, async (c) => {
    const id = c.req.param('id') ?? '';
    const { staff } = c.var;
    if (id === staff.id) return refuse(c, 'not_allowed');
    const isDone = await engine.write(async (transaction) => {
      if (!(await removeStaff(transaction, id))) return false;
      await appendAudit(transaction, { at: now(), who: staff.id, what: 'remove', subject: id });
      return true;
    });
    return isDone ? null : refuse(c, 'not_found');
  });

  serve(contract.invite, async (c, { role }) => {
    const made = await makeInvitation(engine, { role, who: c.var.staff.id, now: now() });
    return { ...made, expires: timestampOf(made.expires) };
  });
}
