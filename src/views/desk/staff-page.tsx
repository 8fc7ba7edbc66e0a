// Who may sign in and as what, invitations, and the log of all that was done; for administrators.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '#api/call-api.ts';
import { accountsQuery, auditQuery } from '#api/desk.ts';
import { contract } from '#core/contract.ts';
import { type Role, roles, type SignedIn } from '#core/desk.ts';
import { formatLocalTime } from '#core/local-time.ts';
import { instant } from '#core/units.ts';
import { Button } from '#ui/button.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { SkeletonRows } from '#ui/skeleton.tsx';
import { useDeskTexts } from '#ui/texts/desk/use-desk-texts.ts';
import { failureWords } from './desk-error.ts';
import { NoDesk } from './sign-in.tsx';
import { type PageProps, useChange } from './use-desk.ts';

export function StaffPage({ desk }: PageProps) {
  const words = useDeskTexts();
  if (desk.self.role !== 'admin') return <p>{words.adminOnly}</p>;
  return (
    <div className="stack-large">
      <Accounts self={desk.self} />
      <Invitation />
      <AuditLog desk={desk} />
    </div>
  );
}

const useRoleOptions = () => {
  const words = useDeskTexts();
  return roles.map((value) => ({ value, label: words.roles[value] }));
};

function Accounts({ self }: { readonly self: SignedIn }) {
  const { loading, staff: words } = useDeskTexts();
  const accounts = useQuery(accountsQuery);
  return (
    <section className="card stack">
      <h2 className="section-title">{words.list}</h2>
      {accounts.error && <NoDesk error={accounts.error} retry={() => void accounts.refetch()} />}
      {accounts.isPending && <SkeletonRows count={1} label={loading} />}
      {accounts.data?.staff.map((account) => (
        <Account key={account.id} account={account} isSelf={account.id === self.id} />
      ))}
    </section>
  );
}

function Account({ account, isSelf }: { readonly account: SignedIn; readonly isSelf: boolean }) {
  const texts = useDeskTexts();
  const { staff: words } = texts;
  const options = useRoleOptions();
  const { id, name } = account;
  const change = useChange((role: Role) => callApi(contract.changeRole, { id, body: { role } }));
  const removal = useChange(() => callApi(contract.removeAccount, { id }));
  const error = change.error ?? removal.error;
  if (isSelf) {
    return (
      <p>
        {texts.signedInAs(name, texts.roles[account.role])} {words.you}
      </p>
    );
  }
  return (
    <div className="stack">
      <Segmented
        legend={words.role(name)}
        options={options}
        value={account.role}
        onChange={(role) => change.mutate(role)}
      />
      <div className="row-wrap">
        <Button
          aria-label={`${words.remove} ${name}`}
          disabled={removal.isPending}
          onClick={() => removal.mutate(undefined)}
        >
          {words.remove}
        </Button>
        <p className="small muted">{words.removeHint}</p>
      </div>
      {error && <p role="alert">{failureWords(error, texts)}</p>}
    </div>
  );
}

function Invitation() {
  const texts = useDeskTexts();
  const { staff: words } = texts;
  const options = useRoleOptions();
  const [role, setRole] = useState<Role>('editor');
  const invite = useChange(() => callApi(contract.invite, { body: { role } }));
  return (
    <section className="card stack">
      <h2 className="section-title">{words.invite}</h2>
      <Segmented legend={words.inviteRole} options={options} value={role} onChange={setRole} />
      <Button disabled={invite.isPending} onClick={() => invite.mutate(undefined)}>
        {words.inviteButton}
      </Button>
      {invite.data && (
        <div role="status">
          <p className="invitation-code">{words.code(invite.data.code)}</p>
          <p className="muted">{words.codeHint}</p>
        </div>
      )}
      {invite.error && <p role="alert">{failureWords(invite.error, texts)}</p>}
    </section>
  );
}

function AuditLog({ desk }: PageProps) {
  const { staff: words } = useDeskTexts();
  const audit = useQuery(auditQuery);
  const accounts = useQuery(accountsQuery);
  const { utcOffsetMinutes } = desk.area.calendar;
  const names = new Map(accounts.data?.staff.map(({ id, name }) => [id, name]));
  const named = (id: string) => names.get(id) ?? id;
  const rows = audit.data?.entries.map(({ at, who, what, subject }) => [
    formatLocalTime(instant(Date.parse(at)), utcOffsetMinutes).replace('T', ' '),
    named(who),
    what,
    named(subject),
  ]);
  const { at, who, what, subject } = words.auditHead;
  return (
    <section className="card stack">
      <h2 className="section-title">{words.audit}</h2>
      {rows && (
        <div className="desk-table">
          <DataTable caption={words.audit} head={[at, who, what, subject]} rows={rows} />
        </div>
      )}
      {audit.data?.next != null && <p className="small muted">{words.auditMore}</p>}
    </section>
  );
}
